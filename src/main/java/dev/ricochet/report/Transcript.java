package dev.ricochet.report;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Sendmail shows of its session: the lines in which it says by itself what became of an address. */
public final class Transcript {
    //    ----- Transcript of session follows -----
    // 550 5.1.1 <alice@example.org>... User unknown
    // <bob@example.org>... Deferred: Connection timed out with mx.example.org.
    private static final String HEADING = "Transcript of session follows";

    private static final String MARK = "...";

    /** Before an address stand a reply code, an enhanced one, and a bracket. */
    private static final int FARTHEST = 20;

    // 554 5.3.0 unknown mailer error 1, of sendmail/mailer.c: what a program of the recipient's ended with
    private static final Pattern PROGRAM = Pattern.compile("[45]\\d\\d [45]\\.\\d\\.\\d unknown mailer error \\d{1,3}");

    private final Map<String, String> lines;
    private final String program;

    private Transcript(Map<String, String> lines, String program) {
        this.lines = lines;
        this.program = program;
    }

    /** Of a notice without a transcript nothing is said of anybody. */
    public static Transcript in(Notice notice) {
        int heading = notice.lineWith(HEADING);
        if (heading < 0) {
            return new Transcript(Map.of(), "");
        }
        Map<String, String> said = new HashMap<>();
        String program = "";
        List<String> lines = notice.lines();
        // the last line may be half of one
        for (int i = heading + 1; i < lines.size() - 1 && said.size() < Entries.MOST; i++) {
            String line = lines.get(i);
            address(line).ifPresent(address -> said.put(address, line));
            program = PROGRAM.matcher(line).matches() ? line : program;
        }
        return new Transcript(said, program);
    }

    /** The last line about an address, or nothing. */
    public String about(String key) {
        return lines.getOrDefault(key, "");
    }

    /** The last line about a program that failed, which names nobody, or nothing. */
    String aboutAProgram() {
        return program;
    }

    /** The address that a line of its own is about; what came over the wire is marked by {@code <<<} and {@code >>>}. */
    private static Optional<String> address(String line) {
        if (line.startsWith("<<<") || line.startsWith(">>>")) {
            return Optional.empty();
        }
        return Addresses.first(line, 0)
                .filter(found -> found.from() < FARTHEST)
                .filter(found -> line.startsWith(MARK, found.to()) || line.startsWith(">" + MARK, found.to()))
                .map(found -> found.address().key().toLowerCase(Locale.ROOT));
    }
}
