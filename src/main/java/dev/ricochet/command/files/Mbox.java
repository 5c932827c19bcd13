package dev.ricochet.command.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The mails of an mbox (RFC 4155 and its elder relatives), one after the other however long the file is. Lines that begin
 * with {@code From } are quoted in it ({@code >From }), or a {@code Content-Length} says where the mail ends, or neither
 * is done: then a line parts two mails only if it has a sender and a date and header fields follow it.
 */
final class Mbox {
    static final String BEGIN = "From ";

    private static final int LONGEST_SEPARATOR = 1_000;
    private static final int LONGEST_HEADERS = 256 * 1024;
    private static final int MOST_BLANKS = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    // From MAILER-DAEMON Mon Nov  2 10:00:00 2026
    // From 1782345678901234567@xxx Mon Nov 02 18:00:01 +0000 2026
    // the first month is enough: a line of many of them would be tried from each
    private static final Pattern SEPARATOR = Pattern.compile(
            "From \\S(?>.*?\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ).*?\\b\\d{1,2}:\\d\\d.*",
            Pattern.DOTALL);

    // From MAILER-DAEMON
    private static final Pattern WITHOUT_DATE = Pattern.compile("From \\S+\\s*");

    private final Window in;
    private final int most;
    private boolean begun;
    private boolean withoutDates;

    Mbox(Window in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Whether an mbox begins here, if only behind blank lines: no field of a mail is named {@code From} and a blank. */
    static boolean begins(Window in) throws IOException {
        Mbox mbox = new Mbox(in, 0);
        int at = mbox.front();
        if (!in.isAt(at, BEGIN)) {
            return false;
        }
        return !mbox.ascii(at + BEGIN.length(), in.lineEnd(at, LONGEST_SEPARATOR))
                .stripLeading()
                .startsWith(":");
    }

    /** The next mail with anything in it, cut at the longest; empty at the end. */
    Optional<byte[]> next() throws IOException {
        if (!begun) {
            begun = true;
            in.pass(front());
            withoutDates = WITHOUT_DATE
                    .matcher(ascii(0, in.lineEnd(0, LONGEST_SEPARATOR)))
                    .matches();
        }
        while (in.has(1)) {
            in.pass(in.lineEnd(0, LONGEST_SEPARATOR));
            int blanks = blanksFrom(0);
            if (in.has(blanks + 1) && !hasFormOfSeparator(blanks)) {
                return Optional.of(mail());
            }
            in.pass(blanks);
        }
        return Optional.empty();
    }

    private byte[] mail() throws IOException {
        int end = declaredEnd().orElse(0);
        boolean lineBegins = true;
        Optional<byte[]> cut = Optional.empty();
        while (in.has(end + 1) && !(lineBegins && isSeparator(end))) {
            end = in.lineEnd(end, LONGEST_SEPARATOR);
            lineBegins = in.at(end - 1) == '\n';
            if (cut.isEmpty() && end > most) {
                cut = Optional.of(in.copy(0, most));
            }
            if (cut.isPresent()) {
                in.pass(end);
                end = 0;
            }
        }
        byte[] mail = cut.isPresent() ? cut.get() : in.copy(0, withoutLastBlank(end));
        in.pass(end);
        return Quoting.removed(mail);
    }

    private boolean isSeparator(int at) throws IOException {
        return hasFormOfSeparator(at) && fieldsBeginAt(in.lineEnd(at, LONGEST_SEPARATOR));
    }

    private boolean hasFormOfSeparator(int at) throws IOException {
        if (!in.isAt(at, BEGIN)) {
            return false;
        }
        String line = ascii(at, in.lineEnd(at, LONGEST_SEPARATOR));
        return SEPARATOR.matcher(line).matches()
                || withoutDates && WITHOUT_DATE.matcher(line).matches() && followsBlankLine(at);
    }

    private boolean followsBlankLine(int at) {
        int before = at > 1 && in.at(at - 2) == '\r' ? at - 2 : at - 1;
        return at == 0 || before > 0 && in.at(before - 1) == '\n';
    }

    /** Where the first line is that is not empty, behind the mark that some editors put in front. */
    private int front() throws IOException {
        return blanksFrom(isMarked() ? BYTE_ORDER_MARK.length() : 0);
    }

    private boolean isMarked() throws IOException {
        if (!in.has(BYTE_ORDER_MARK.length())) {
            return false;
        }
        return new String(in.copy(0, BYTE_ORDER_MARK.length()), StandardCharsets.ISO_8859_1).equals(BYTE_ORDER_MARK);
    }

    private int blanksFrom(int from) throws IOException {
        int at = from;
        while (at - from < MOST_BLANKS && in.has(at + 1) && (in.at(at) == '\n' || in.at(at) == '\r')) {
            at++;
        }
        return at;
    }

    /** {@code Return-Path:}, or a second separator behind {@code >}, as some servers write it. */
    private boolean fieldsBeginAt(int at) throws IOException {
        int i = at;
        while (in.has(i + 1) && in.at(i) > ' ' && in.at(i) != ':' && i - at < LONGEST_SEPARATOR) {
            i++;
        }
        return i > at && in.has(i + 1) && (in.at(i) == ':' || in.isAt(at, ">From "));
    }

    /**
     * Where the mail ends by its own {@code Content-Length}, if a separator or the end of the file is there indeed. A
     * header that the next mail cuts off has no such length: it would be another's.
     */
    private OptionalInt declaredEnd() throws IOException {
        long length = -1;
        int at = 0;
        while (at < LONGEST_HEADERS && in.has(at + 1) && !isSeparator(at)) {
            int end = in.lineEnd(at, LONGEST_SEPARATOR);
            String line = ascii(at, end).strip();
            at = end;
            if (line.isEmpty()) {
                return length >= 0 && at + length <= most ? endAt((int) (at + length)) : OptionalInt.empty();
            }
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = number(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        return OptionalInt.empty();
    }

    private OptionalInt endAt(int end) throws IOException {
        int next = end;
        while (next - end < 4 && in.has(next + 1) && (in.at(next) == '\n' || in.at(next) == '\r')) {
            next++;
        }
        boolean isLine = end == 0 || in.has(end) && (in.at(end - 1) == '\n' || next > end);
        return isLine && (!in.has(next + 1) || isSeparator(next)) ? OptionalInt.of(end) : OptionalInt.empty();
    }

    /** The empty line before a separator belongs to it. */
    private int withoutLastBlank(int end) {
        int last = end;
        if (last > 1 && in.at(last - 1) == '\n') {
            int before = in.at(last - 2) == '\r' ? last - 2 : last - 1;
            last = before > 0 && in.at(before - 1) == '\n' ? before : last;
        }
        return last;
    }

    private static long number(String digits) {
        return digits.matches("\\d{1,9}") ? Long.parseLong(digits) : -1;
    }

    private String ascii(int from, int to) {
        return new String(in.copy(from, to), StandardCharsets.US_ASCII);
    }
}
