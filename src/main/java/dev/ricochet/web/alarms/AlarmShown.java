package dev.ricochet.web.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.alarm.Severity;
import dev.ricochet.web.PageMark;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alarm as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Alarm", description = "One time that a condition held")
record AlarmShown(
        UUID id,

        @Schema(description = "As docs/alarms.md lists them", examples = "LOGIN_REFUSED")
        String condition,

        Urgency severity,
        String title,

        @Schema(description = "Absent for what concerns all") @Nullable
        UUID account,

        @Schema(description = "What of the account; empty where there is only one thing")
        String subject,

        @Schema(description = "The particulars") String words,

        @Schema(description = "How often it happened while it was active")
        long times,

        Instant start,

        @Schema(description = "Absent while it is active") @Nullable
        Instant end,

        @Nullable Seen acknowledged,

        @Schema(description = "What it means") String meaning,
        @Schema(description = "What to do") String next) {

    @Schema(name = "AlarmSeverity")
    enum Urgency {
        @JsonProperty("urgent")
        URGENT,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("notice")
        NOTICE;

        static Urgency of(Severity severity) {
            return switch (severity) {
                case URGENT -> URGENT;
                case WARNING -> WARNING;
                case NOTICE -> NOTICE;
            };
        }
    }

    @Schema(name = "AlarmSeen", description = "Who has seen it first")
    record Seen(String by, Instant at) {}

    static AlarmShown of(Alarm alarm) {
        return new AlarmShown(
                alarm.id(),
                alarm.condition().name(),
                Urgency.of(alarm.condition().severity()),
                alarm.condition().title(),
                alarm.account().orElse(null),
                alarm.subject(),
                alarm.words(),
                alarm.times(),
                alarm.start(),
                alarm.end().orElse(null),
                alarm.acknowledged()
                        .map(seen -> new Seen(seen.who(), seen.at()))
                        .orElse(null),
                alarm.condition().meaning(),
                alarm.condition().next());
    }

    static PageMark mark(Alarm alarm) {
        return PageMark.of(alarm.start(), alarm.id());
    }

    static AlarmBook.Mark mark(List<String> keys) {
        return new AlarmBook.Mark(Instant.parse(keys.get(0)), UUID.fromString(keys.get(1)));
    }
}
