package dev.ricochet.web.page.overview;

import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param account whose it is; empty for what concerns all
 */
public record Need(Alarm alarm, @Nullable KnownAccount account) {
    public boolean urgent() {
        return alarm.condition().severity() == Severity.URGENT;
    }

    public String kind() {
        return switch (alarm.condition().severity()) {
            case URGENT -> "bad";
            case WARNING -> "warn";
            case NOTICE -> "info";
        };
    }

    public String words() {
        return switch (alarm.condition().severity()) {
            case URGENT -> "urgent";
            case WARNING -> "needs you";
            case NOTICE -> "for your information";
        };
    }

    boolean isNotice() {
        return alarm.condition().severity() == Severity.NOTICE;
    }
}
