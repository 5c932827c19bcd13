package dev.ricochet.report;

import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The codes in a server's words, and where the receiver's own words begin. Where several hops speak, the last one
 * counts: it is the one that said no.
 *
 * @param begin where the receiver's words begin, or -1 where nobody is quoted
 */
public record Diagnosis(Optional<SmtpReply> reply, Optional<EnhancedStatus> status, int begin) {
    static final Diagnosis NONE = new Diagnosis(Optional.empty(), Optional.empty(), -1);

    // 550 5.1.1 · 550-5.1.1 · 550 #5.1.1 · 550: 5.1.1 · 550 [5.1.1]
    private static final Pattern PAIR = Pattern.compile(
            "(?<![\\w.@/=])([245][0-5]\\d)[ :-]{1,2}[#(\\[<]?(?=[245]\\.\\d{1,3}\\.\\d{1,3}(?![\\d.]*\\d))");

    // … said: 550 no · (550 no) · error 550 · <<< 550 no · #550 · code=550
    private static final Pattern QUOTED = Pattern.compile("(?:^|[:;>(\"'=#\\[] ?|<<< |>>> |\\]: |"
            + "(?i:\\b(?:said|says|was|is|error|code|response|reply|replied|status|with|returned|smtp|answer|answered"
            + "|failed|reason)[ :]{1,2}))"
            + "([245][0-5]\\d)(?=[ :;,)\"'\\]-]|\\. |\\.?$)(?! ?(?i:bytes|kb|mb|k\\b|seconds|minutes|hours|times|days))"
            + "(?![.:]\\d)");

    // host mx.example.net[192.0.2.1] said: 550 … · <<< 550 … · Remote host said: 550 …
    private static final Pattern HOP =
            Pattern.compile("<<< |(?i:\\b(?:said|responded|replied|respondeu|response was|answered)(?: with)?(?: |:))");

    private static final Pattern ENHANCED = Pattern.compile(
            "(?<![\\w.@/\\[])(?<!\\D-)(?<!(?i:version|release|exim|postfix|agent) )([245])\\.([0-7])\\.(\\d{1,3})(?![\\w]|\\.\\d|-\\d)|"
                    + "(?<=[\\[#(])([245])\\.([0-7])\\.(\\d{1,3})(?!\\d|\\.\\d)");

    /** Looks for codes in one line of words. */
    public static Diagnosis of(String words) {
        if (words.isEmpty()) {
            return NONE;
        }
        int from = 0;
        Matcher chosen = code(words, 0);
        if (chosen != null) {
            Matcher hop = HOP.matcher(words);
            int at = chosen.end(1);
            while (hop.find(at)) {
                Matcher later = code(words, hop.end());
                // a code directly behind the hop's mark, or soon behind it
                if (later != null && later.start(1) - hop.end() < 40) {
                    chosen = later;
                }
                at = hop.end();
            }
            from = chosen.start(1);
        }
        Optional<SmtpReply> reply =
                chosen == null ? Optional.empty() : Optional.of(new SmtpReply(Integer.parseInt(chosen.group(1))));
        Optional<EnhancedStatus> status = status(words, from, reply);
        return new Diagnosis(reply, status, chosen == null ? -1 : from);
    }

    private static @org.jspecify.annotations.Nullable Matcher code(String words, int from) {
        Matcher pair = PAIR.matcher(words);
        Matcher quoted = QUOTED.matcher(words);
        pair.region(from, words.length());
        quoted.region(from, words.length());
        boolean isPair = pair.find();
        boolean isQuoted = quoted.find();
        if (isPair && isQuoted) {
            return quoted.start(1) < pair.start(1) ? quoted : pair;
        }
        return isPair ? pair : isQuoted ? quoted : null;
    }

    /** The enhanced code behind the reply, of its class where there is one; else any. */
    private static Optional<EnhancedStatus> status(String words, int from, Optional<SmtpReply> reply) {
        Matcher code = ENHANCED.matcher(words);
        Optional<EnhancedStatus> first = Optional.empty();
        boolean found = code.find(from);
        while (found) {
            EnhancedStatus status = statusOf(code);
            boolean fits = reply.isEmpty() || reply.get().code() / 100 == status.kind();
            if (fits && status.saysMoreThanItsClass()) {
                return Optional.of(status);
            }
            first = first.isEmpty() ? Optional.of(status) : first;
            found = code.find();
        }
        return first;
    }

    private static EnhancedStatus statusOf(Matcher code) {
        int group = code.group(1) == null ? 4 : 1;
        return new EnhancedStatus(
                Integer.parseInt(code.group(group)),
                Integer.parseInt(code.group(group + 1)),
                Integer.parseInt(code.group(group + 2)));
    }

    /** Of two codes the one that says more; the receiver's own words before the Status field. */
    static Optional<EnhancedStatus> telling(Optional<EnhancedStatus> field, Optional<EnhancedStatus> said) {
        if (said.isEmpty() || field.isEmpty()) {
            return said.isEmpty() ? field : said;
        }
        boolean saidMore = said.get().saysMoreThanItsClass();
        return saidMore || !field.get().saysMoreThanItsClass() && said.get().kind() != 2 ? said : field;
    }
}
