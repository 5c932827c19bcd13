package dev.ricochet.web.page.overview;

import dev.ricochet.account.KnownAccount;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.BounceCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one account stands.
 *
 * @param alarms how many of its alarms need somebody
 */
public record AccountCard(KnownAccount known, MailboxStates.State mailbox, BounceCounts.Open open, long alarms) {
    /** More are not counted: somebody who looks wants to know whether it is many. */
    static final int MOST = 10_000;

    public UUID id() {
        return known.id();
    }

    public String name() {
        return known.account().name();
    }

    public String address() {
        return known.account().address().toString();
    }

    public @Nullable Instant lastLook() {
        return mailbox.lastSuccess().orElse(null);
    }

    public @Nullable Instant lastCall() {
        return open.lastCall().orElse(null);
    }

    public String waiting() {
        return counted(open.waiting());
    }

    public String held() {
        return counted(open.held());
    }

    public String kind() {
        return known.paused()
                ? "quiet"
                : alarms > 0 ? "warn" : mailbox.failures() > 0 ? "warn" : seen() ? "good" : "info";
    }

    public String icon() {
        return known.paused() ? "pause" : kind();
    }

    public String words() {
        if (known.paused()) {
            return "paused";
        }
        if (alarms > 0) {
            return alarms == 1 ? "one alarm" : alarms + " alarms";
        }
        return mailbox.failures() > 0 ? "the last look failed" : seen() ? "works" : "not looked into yet";
    }

    private boolean seen() {
        return Optional.ofNullable(lastLook()).isPresent();
    }

    private static String counted(long number) {
        return number >= MOST ? "more than " + Numbers.of(MOST - 1) : Numbers.of(number);
    }
}
