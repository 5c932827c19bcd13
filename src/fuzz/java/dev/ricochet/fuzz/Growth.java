package dev.ricochet.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for mails whose cost grows faster than they do: each word of the dictionary, alone and with each short mark behind
 * it, is repeated in each place of a report. Prints what costs more than a share of a second, or much more for four times the
 * size.
 */
public final class Growth {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Pattern WORD = Pattern.compile("^\"(.*)\"$", Pattern.MULTILINE);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|(.))");

    private static final int SMALL = 64 << 10;
    private static final int LARGE = 4 * SMALL;

    /** Milliseconds of CPU that a quarter of a megabyte may take. */
    private static final long MOST = 100;

    private static final List<String> MARKS =
            List.of("", " ", "\n", "<", ">", "@", "&", ";", ":", "\"", "(", "a", "=?", ".", "-", "\n\n", "\n ");

    /** Where something may be repeated; {@code %s} is that place. */
    private static final List<String> PLACES = List.of(
            "From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\n\nundeliverable\n%s\n",
            "From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\nContent-Type: text/html\n\nundeliverable\n%s\n",
            "From: MAILER-DAEMON@mx.example.net\nSubject: %s\n\nundeliverable\n",
            "%s: MAILER-DAEMON@mx.example.net\n\nundeliverable\n",
            "From: MAILER-DAEMON@mx.example.net\nContent-Type: multipart/report; boundary=b\n\n--b\n\nno\n--b\n"
                    + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n%s\n\n--b--\n",
            "From: MAILER-DAEMON@mx.example.net\nContent-Type: multipart/report; boundary=b\n\n%s\n--b--\n",
            "From: MAILER-DAEMON@mx.example.net\nContent-Type: multipart/report; boundary=b\n\n--b\n\nno\n--b\n"
                    + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n"
                    + "Final-Recipient: rfc822; a@example.org\nAction: failed\nDiagnostic-Code: smtp; 550 %s\n\n--b--\n");

    private final Understanding understanding =
            new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));

    private Growth() {}

    public static void main(String[] dictionary) throws IOException {
        Growth growth = new Growth();
        List<String> words = WORD.matcher(Files.readString(Path.of(dictionary[0])))
                .results()
                .map(word -> ESCAPE.matcher(word.group(1)).replaceAll(Growth::character))
                .toList();
        List<String> pieces = new ArrayList<>(MARKS.subList(1, MARKS.size()));
        for (String word : words) {
            MARKS.forEach(mark -> pieces.add(word + mark));
        }
        int dear = 0;
        for (String place : PLACES) {
            for (String piece : pieces) {
                dear += growth.isDear(place, piece) ? 1 : 0;
            }
        }
        System.out.println(pieces.size() * PLACES.size() + " repetitions, " + dear + " dear");
    }

    private boolean isDear(String place, String piece) {
        long large = cost(place, piece, LARGE);
        if (large < MOST) {
            return false;
        }
        // once more: a first time is dear by itself
        large = Math.min(large, cost(place, piece, LARGE));
        long small = cost(place, piece, SMALL);
        boolean dear = large >= MOST;
        if (dear) {
            System.out.println(large + " ms, " + small + " ms for a quarter: "
                    + place.replace("\n", "\\n").replace("%s", "[" + piece.replace("\n", "\\n") + "]…"));
        }
        return dear;
    }

    private long cost(String place, String piece, int size) {
        byte[] mail = place.replace("%s", piece.repeat(size / piece.length())).getBytes(UTF_8);
        long before = THREADS.getCurrentThreadCpuTime();
        if (understanding.of(mail).verdicts().size() > mail.length) {
            throw new AssertionError("more verdicts than bytes");
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1_000_000;
    }

    private static String character(MatchResult escape) {
        String plain = escape.group(1) == null
                ? escape.group(2)
                : String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        return Matcher.quoteReplacement(plain);
    }
}
