package dev.ricochet.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Dates as mail writes them (RFC 5322, 3.3 with its obsolete forms): {@code Thu, 29 Apr 2010 23:34:45 +0900 (JST)}. */
final class Dates {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static final Map<String, Integer> ZONES =
            Map.of("EST", -5, "EDT", -4, "CST", -6, "CDT", -5, "MST", -7, "MDT", -6, "PST", -8, "PDT", -7, "JST", 9);

    private static final int SHORTEST = 11;
    private static final int LONGEST = 100;

    private static final String BLANKS = " \t\n\u000b\f\r";

    private final String text;
    private int at;
    private boolean fits = true;

    private Dates(String text, int at) {
        this.text = text;
        this.at = at;
    }

    static Optional<Instant> parse(String text) {
        int end = Math.min(text.length(), LONGEST);
        if (end < SHORTEST) {
            return Optional.empty();
        }
        String front = text.substring(0, end);
        for (int i = 0; i < end; i++) {
            if (isDigit(front.charAt(i))) {
                Dates date = new Dates(front, i);
                Optional<Instant> instant = date.instant();
                if (date.fits) {
                    return instant;
                }
            }
        }
        return Optional.empty();
    }

    /** The date that begins here; nothing where none does, or where it is none of the calendar's. */
    private Optional<Instant> instant() {
        int day = number(1, 2);
        some(" -");
        int month = month();
        some(" -");
        int year = number(2, 4);
        at += is(at, ',') ? 1 : 0;
        some(BLANKS);
        int hour = number(1, 2);
        fits &= is(at++, ':');
        int minute = number(2, 2);
        int second = is(at, ':') && digits(at + 1, 2) == 2 ? secondBehind() : 0;
        if (!fits || month == 0) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.of(year(year), month, day, hour, minute, second);
            return Optional.of(local.toInstant(zone()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private int secondBehind() {
        at++;
        return Math.min(59, number(2, 2));
    }

    private int number(int fewest, int most) {
        int digits = digits(at, most);
        fits &= digits >= fewest;
        at += digits;
        return fits ? Integer.parseInt(text, at - digits, at, 10) : 0;
    }

    private int digits(int from, int most) {
        int to = from;
        while (to < text.length() && to - from < most && isDigit(text.charAt(to))) {
            to++;
        }
        return Math.max(0, to - from);
    }

    private void some(String characters) {
        int from = at;
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        fits &= at > from;
    }

    /** From 1; 0 where the word is no month's. */
    private int month() {
        int from = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        if (at - from < 3) {
            fits = false;
            return 0;
        }
        int month = MONTHS.indexOf(text.substring(from, from + 3).toLowerCase(Locale.ROOT));
        return month % 3 == 0 ? month / 3 + 1 : 0;
    }

    private static int year(int written) {
        return written >= 100 ? written : written < 50 ? 2000 + written : 1900 + written;
    }

    private ZoneOffset zone() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if ((is(at, '+') || is(at, '-')) && digits(at + 1, 4) == 4) {
            int sign = is(at, '-') ? -1 : 1;
            int hours = Integer.parseInt(text, at + 1, at + 3, 10);
            int minutes = Integer.parseInt(text, at + 3, at + 5, 10);
            return ZoneOffset.ofHoursMinutes(sign * Math.min(hours, 17), sign * Math.min(minutes, 59));
        }
        int end = at;
        while (end < text.length() && end - at < 4 && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
            end++;
        }
        return end > at ? ZoneOffset.ofHours(ZONES.getOrDefault(text.substring(at, end), 0)) : ZoneOffset.UTC;
    }

    private boolean is(int place, char wanted) {
        return place < text.length() && text.charAt(place) == wanted;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
