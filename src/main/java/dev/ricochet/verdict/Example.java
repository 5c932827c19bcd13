package dev.ricochet.verdict;

import dev.ricochet.verdict.Evidence.Where;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a rule was written for: the words of a report, which may begin with what stands beside them, as in
 * {@code (status 5.1.1, reply 550, at mx.example.net, by qmail) …}. Codes that are not given are read from the words.
 */
final class Example {
    private static final Pattern BESIDE = Pattern.compile("^\\(((?:status|reply|at|by) [^)]*)\\)\\s*");
    private static final Pattern REPLY = Pattern.compile("(?<![\\d.])([245][0-5]\\d)(?=[ -]|$)");

    private Example() {}

    static Statement statement(String example) {
        Optional<EnhancedStatus> status = Optional.empty();
        Optional<SmtpReply> reply = Optional.empty();
        List<String> at = List.of();
        List<String> by = List.of();
        Matcher beside = BESIDE.matcher(example);
        String words = example;
        if (beside.find()) {
            words = example.substring(beside.end());
            for (String part : beside.group(1).split(",\\s*")) {
                String value = part.substring(part.indexOf(' ') + 1).strip();
                switch (part.substring(0, part.indexOf(' '))) {
                    case "status" -> status = EnhancedStatus.in(value);
                    case "reply" -> reply = Optional.of(new SmtpReply(Integer.parseInt(value)));
                    case "at" -> at = List.of(value.toLowerCase(Locale.ROOT));
                    case "by" -> by = List.of(value.toLowerCase(Locale.ROOT));
                    default -> throw new IllegalArgumentException("unknown in an example: " + part);
                }
            }
        }
        Matcher code = REPLY.matcher(words);
        return new Statement(
                Line.of(words),
                Where.ANSWER,
                status.or(() -> EnhancedStatus.in(words(example))),
                reply.isPresent() || !code.find() ? reply : Optional.of(new SmtpReply(Integer.parseInt(code.group(1)))),
                at,
                by);
    }

    /** The example without what stands beside its words. */
    static String words(String example) {
        return BESIDE.matcher(example).replaceFirst("");
    }
}
