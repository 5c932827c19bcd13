package dev.ricochet.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as mail writes them (RFC 5322, 3.3 with its obsolete forms). */
final class Dates {
    // Thu, 29 Apr 2010 23:34:45 +0900 (JST)
    private static final Pattern FORM = Pattern.compile("(\\d{1,2})[ -]+([A-Za-z]{3})[A-Za-z]*[ -]+(\\d{2,4}),?\\s+"
            + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|[A-Z]{1,4})?");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static final Map<String, Integer> ZONES =
            Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7, "JST", 9);

    private Dates() {}

    static Optional<Instant> parse(String text) {
        if (text.length() < 11) {
            return Optional.empty();
        }
        Matcher date = FORM.matcher(text.length() > 100 ? text.substring(0, 100) : text);
        if (!date.find()) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(date.group(2).toLowerCase(Locale.ROOT));
        if (month < 0 || month % 3 != 0) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    year(Integer.parseInt(date.group(3))),
                    month / 3 + 1,
                    Integer.parseInt(date.group(1)),
                    Integer.parseInt(date.group(4)),
                    Integer.parseInt(date.group(5)),
                    date.group(6) == null ? 0 : Math.min(59, Integer.parseInt(date.group(6))));
            return Optional.of(local.toInstant(zone(date.group(7))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int year(int written) {
        return written >= 100 ? written : written < 50 ? 2000 + written : 1900 + written;
    }

    private static ZoneOffset zone(@org.jspecify.annotations.Nullable String written) {
        if (written == null) {
            return ZoneOffset.UTC;
        }
        if (written.length() == 5 && (written.charAt(0) == '+' || written.charAt(0) == '-')) {
            int sign = written.charAt(0) == '-' ? -1 : 1;
            int hours = Integer.parseInt(written, 1, 3, 10);
            int minutes = Integer.parseInt(written, 3, 5, 10);
            return ZoneOffset.ofHoursMinutes(sign * Math.min(hours, 17), sign * Math.min(minutes, 59));
        }
        return ZoneOffset.ofHours(ZONES.getOrDefault(written, 0));
    }
}
