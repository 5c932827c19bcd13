package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The form that most servers share: a line that begins with an address, and what is said of it behind it and on the
 * lines below.
 */
public final class Entries {
    /** Recipients of one report that are read. */
    static final int MOST = 10_000;

    private static final int LONGEST_ENTRY = 40;

    private Entries() {}

    /** How a line names a recipient. */
    public enum Form {
        /** {@code <alice@example.org>: host mx.example.net said …} */
        BRACKETS_AND_COLON,
        /** {@code <alice@example.org>} or {@code alice@example.org} at the line's begin, whatever follows. */
        LINE_BEGIN
    }

    /** One recipient and the words that stand with it. */
    public record Entry(EmailAddress recipient, String words) {}

    /** The entries between two lines. */
    public static List<Entry> in(List<String> lines, int from, int to, Form form) {
        List<Entry> entries = new ArrayList<>();
        int at = Math.max(0, from);
        while (at < to && entries.size() < MOST) {
            Optional<Addresses.Found> found = recipient(lines.get(at), form);
            if (found.isEmpty()) {
                at++;
                continue;
            }
            StringBuilder words =
                    new StringBuilder(behind(lines.get(at), found.get().to()));
            int next = at + 1;
            while (next < to && next - at < LONGEST_ENTRY && belongs(lines, next, words, form)) {
                words.append(' ').append(lines.get(next++));
            }
            entries.add(new Entry(found.get().address(), Words.folded(words.toString())));
            at = next;
        }
        return entries;
    }

    /** A line goes on until a blank one, or until another address begins; a blank one before any words is passed over. */
    private static boolean belongs(List<String> lines, int at, StringBuilder words, Form form) {
        String line = lines.get(at);
        if (line.isBlank()) {
            return words.toString().isBlank();
        }
        return recipient(line, form).isEmpty();
    }

    private static Optional<Addresses.Found> recipient(String line, Form form) {
        if (line.indexOf('@') < 0) {
            return Optional.empty();
        }
        int begin = 0;
        while (begin < line.length() && " \t*>-•·".indexOf(line.charAt(begin)) >= 0) {
            begin++;
        }
        int start = begin;
        Optional<Addresses.Found> found = Addresses.first(line, start);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        boolean bracketed = start < line.length() && line.charAt(start) == '<';
        int address = found.get().from();
        if (bracketed ? address != start + 1 : address != start) {
            return Optional.empty();
        }
        int end = found.get().to() + (bracketed ? 1 : 0);
        boolean fits = switch (form) {
            case BRACKETS_AND_COLON -> bracketed && end < line.length() && line.charAt(end) == ':';
            case LINE_BEGIN -> end >= line.length() || " \t:,;(".indexOf(line.charAt(end)) >= 0;
        };
        return fits ? found : Optional.empty();
    }

    private static String behind(String line, int end) {
        int at = end;
        while (at < line.length() && ">:;,. \t".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return line.substring(at);
    }
}
