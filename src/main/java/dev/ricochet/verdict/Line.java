package dev.ricochet.verdict;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One bounded line of a report, ready for looking words up in it. */
final class Line {

    /** Longer lines are cut: what a receiver has to say stands at their front. */
    static final int LONGEST = 2_000;

    /** Characters at the end that may say that nobody tries any longer. */
    private static final int FAREWELL = 120;

    // 550-5.1.1 The email account that you tried to reach does not 550-5.1.1 exist. 550 5.1.1 See …
    private static final Pattern CONTINUED =
            Pattern.compile("(?<=\\s)([245]\\d\\d)(?:-|\\s)(#?[245]\\.\\d{1,3}\\.\\d{1,3}(?=\\s|$))?\\s*");

    // … 452 4.2.2 <alice@example.org>: Mailbox full: retry timeout exceeded (Exim, src/deliver.c)
    // … Remote host said: 452 full Giving up on 192.0.2.4. I'm not going to try again; this message has been in the
    // queue
    // too long. (qmail-remote.c, qmail-rspawn.c)
    private static final Pattern GIVEN_UP =
            Pattern.compile("(?i)(?:: retry timeout exceeded|\\s+Giving up on [^\\s]{1,80}|"
                    + "\\s+I'm not going to try again; this message has been in the queue too long)\\.?\\s*+$");

    private static final List<String> ENDINGS = List.of("exceeded", "too long.", "iving up on ");

    private static final Pattern ANSWER = Pattern.compile("(?<![\\w.])[45][0-5]\\d[ -]");

    private final String text;
    private final String lower;
    private @Nullable BitSet names;

    private Line(String text) {
        this.text = text;
        this.lower = text.toLowerCase(Locale.ROOT);
    }

    static Line of(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new Line(answer(joined(bounded.replace('\n', ' ').replace('\r', ' '))));
    }

    /** Without what the reporting server says behind a receiver's answer, when it tries no longer: that is not why. */
    private static String answer(String text) {
        String said = text;
        for (int end = givenUp(said); end > 0; end = givenUp(said)) {
            said = said.substring(0, end);
        }
        return said;
    }

    private static int givenUp(String text) {
        int tail = Math.max(0, text.length() - FAREWELL);
        String last = text.substring(tail);
        if (ENDINGS.stream().noneMatch(last::contains)) {
            return -1;
        }
        Matcher words = GIVEN_UP.matcher(last);
        return words.find()
                        && ANSWER.matcher(text).region(0, tail + words.start()).find()
                ? tail + words.start()
                : -1;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    /** The words as they stand in the report, but for the codes that repeat at the start of each line of an answer. */
    String text() {
        return text;
    }

    String lower() {
        return lower;
    }

    /** The words in a span of {@link #lower()}. A few letters are longer in lower case: then the lower case is shown. */
    String cut(int from, int to) {
        return (lower.length() == text.length() ? text : lower)
                .substring(from, to)
                .strip();
    }

    /** Whether an address, a host or a link stands here: their words say nothing. {@code spam@example.org} is not spam. */
    boolean isName(int at) {
        BitSet known = names;
        if (known == null) {
            known = lower.length() == text.length() ? Names.in(lower) : new BitSet();
            names = known;
        }
        return known.get(at);
    }

    private static String joined(String text) {
        int first = firstContinued(text);
        if (first < 0) {
            return text;
        }
        String code = text.substring(first, first + 3);
        if (text.indexOf(code, first + 4) < 0) {
            return text;
        }
        Matcher again = CONTINUED.matcher(text).region(first + 4, text.length());
        StringBuilder out = new StringBuilder(text.length());
        int from = 0;
        while (again.find()) {
            if (again.group(1).equals(code)) {
                String status = again.group(2);
                boolean known = status == null || text.startsWith(status, first + 4);
                out.append(text, from, known ? again.start() : again.start(2));
                from = known ? again.end() : again.start(2);
            }
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Where a reply of several lines begins: three digits and a hyphen. */
    private static int firstContinued(String text) {
        for (int i = text.indexOf('-'); i >= 0; i = text.indexOf('-', i + 1)) {
            if (i >= 3
                    && "245".indexOf(text.charAt(i - 3)) >= 0
                    && Character.isDigit(text.charAt(i - 2))
                    && Character.isDigit(text.charAt(i - 1))
                    && (i == 3
                            || !Character.isLetterOrDigit(text.charAt(i - 4))
                                    && text.charAt(i - 4) != '.'
                                    && text.charAt(i - 4) != '-')) {
                return i - 3;
            }
        }
        return -1;
    }
}
