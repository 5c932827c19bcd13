package dev.ricochet.alarm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is told at once, before it is put into anybody's form.
 *
 * @param id the same whenever the same is told again
 * @param more how many there are besides, which are not shown
 */
record Message(UUID id, Kind kind, List<Item> items, int more) {
    /** Above it there are many at once, and a chat is told of each in a line. */
    static final int MOST_AT_LENGTH = 4;

    enum Kind {
        /** Of starts and ends. */
        NEWS,
        /** Of a day. */
        DIGEST
    }

    /** How an alarm stands in a message. */
    enum Standing {
        STARTED,
        ENDED,
        ACTIVE
    }

    /** @param account what people call it */
    record Item(Standing standing, Alarm alarm, Optional<String> account) {
        /** URGENT The inbox refuses the login: News */
        String title() {
            String of = Stream.of(account.orElse(""), alarm.subject())
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(", "));
            String what = alarm.condition().title() + (of.isEmpty() ? "" : ": " + of);
            return standing == Standing.ENDED
                    ? "OVER " + what
                    : alarm.condition().severity() + " " + what;
        }

        boolean isOver() {
            return standing == Standing.ENDED;
        }
    }

    /** All in one line. */
    String headline() {
        return switch (kind) {
            case NEWS -> items.size() == 1 && more == 0 ? items.getFirst().title() : "Alarms: " + counts();
            case DIGEST -> "Alarms of the day: " + counts();
        };
    }

    boolean isBrief() {
        return items.size() > MOST_AT_LENGTH;
    }

    private String counts() {
        String counts = Stream.of(Standing.values())
                .filter(standing -> of(standing) > 0)
                .map(standing -> of(standing) + " " + standing.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String shown = counts.isEmpty() ? "none" : counts;
        return more == 0 ? shown : shown + ", and " + more + " more";
    }

    private long of(Standing standing) {
        return items.stream().filter(item -> item.standing() == standing).count();
    }
}
