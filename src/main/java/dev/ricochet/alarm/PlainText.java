package dev.ricochet.alarm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A message in words, for mail. */
final class PlainText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String NOBODY_ANSWERS = """
            --
            Ricochet. GET /api/v1/alarms lists all of them, POST /api/v1/alarms/{id}/acknowledge says that one was seen.
            """;

    private PlainText() {}

    static String of(Message message) {
        String items = message.items().stream().map(PlainText::item).collect(Collectors.joining("\n"));
        String none = message.items().isEmpty() ? "Nothing is active, and nothing ended.\n" : "";
        String more = message.more() == 0 ? "" : "\nAnd " + message.more() + " more.\n";
        return items + none + more + "\n" + NOBODY_ANSWERS;
    }

    /** From when to when, and how often. */
    static String span(Alarm alarm) {
        String since = "since " + time(alarm.start());
        String span = alarm.end()
                .map(end -> "from " + time(alarm.start()) + " to " + time(end))
                .orElse(since);
        return alarm.times() > 1 ? span + ", " + alarm.times() + " times" : span;
    }

    private static String item(Message.Item item) {
        Alarm alarm = item.alarm();
        String said = """
                %s
                %s
                %s
                """.formatted(item.title(), span(alarm), alarm.words());
        String seen = alarm.acknowledged()
                .map(by -> "seen by %s at %s%n".formatted(by.who(), time(by.at())))
                .orElse("");
        String meaning = item.isOver()
                ? ""
                : """

                What it means: %s
                What to do: %s
                """.formatted(alarm.condition().meaning(), alarm.condition().next());
        return said + seen + meaning + "alarm " + alarm.id() + "\n";
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
