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
    /** Characters between "said:" and a code that still belongs to it. */
    private static final int FAR = 40;

    static final Diagnosis NONE = new Diagnosis(Optional.empty(), Optional.empty(), -1);

    // host mx.example.net[192.0.2.1] said: 550 … · <<< 550 … · Remote host said: 550 …
    // Amazon SES: 554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>
    // Exchange Online: 554 5.4.7 Message expired [{LED=421 4.4.2 Connection dropped};{MSG=SocketError};{FQDN=…}]
    // Sendmail V5: 554 alice@example.org... 550 Host unknown (Authoritative answer from name server)
    private static final Pattern HOP =
            Pattern.compile("<<< |(?i:\\b(?:said|responded|replied|respondeu|response was|answered)(?: with)?(?: |:))"
                    + "|(?:<|LED=)(?=[45]\\d\\d[ -][45]\\.\\d)|\\.\\.\\. (?=[45]\\d\\d )");

    private static final Beginnings HOP_BEGINNINGS =
            new Beginnings("<<< ", "said", "respon", "replied", "answered", "<4", "<5", "led=", "... 4", "... 5");

    private static final Pattern ENHANCED = Pattern.compile(
            "(?<![\\w.@/\\[])(?<!\\D-)(?<!(?i:version|release|exim|postfix|agent) )([245])\\.([0-7])\\.(\\d{1,3})(?![\\w]|\\.\\d|-\\d)|"
                    + "(?<=[\\[#(])([245])\\.([0-7])\\.(\\d{1,3})(?!\\d|\\.\\d)");

    /** Looks for codes in one line of words. */
    public static Diagnosis of(String words) {
        if (words.isEmpty()) {
            return NONE;
        }
        int chosen = refusal(words, 0);
        if (chosen < 0) {
            chosen = ReplyCodes.next(words, 0);
        } else {
            Matcher hop = HOP.matcher(words);
            int at = HOP_BEGINNINGS.next(words, chosen + ReplyCodes.LENGTH);
            while (at >= 0 && hop.find(at)) {
                int later = refusal(words, hop.end());
                // a code directly behind the hop's mark, or soon behind it
                if (later >= 0 && later - hop.end() < FAR) {
                    chosen = later;
                }
                at = HOP_BEGINNINGS.next(words, hop.end());
            }
        }
        Optional<SmtpReply> reply = chosen < 0
                ? Optional.empty()
                : Optional.of(new SmtpReply(Integer.parseInt(words, chosen, chosen + ReplyCodes.LENGTH, 10)));
        int from = Math.max(0, chosen);
        Optional<EnhancedStatus> status = status(words, from, reply);
        return new Diagnosis(reply, status.isEmpty() && chosen > 0 ? inFront(words, chosen) : status, chosen);
    }

    /** The place of the first code that refuses: a greeting or a "221 Bye" around it is no answer to the mail. */
    private static int refusal(String words, int from) {
        int at = ReplyCodes.next(words, from);
        while (at >= 0 && words.charAt(at) == '2') {
            at = ReplyCodes.next(words, at + ReplyCodes.LENGTH);
        }
        return at;
    }

    // 5.1.0 - Unknown address error 550-'No such user' · Reason: 5.1.1 Unknown user [550]
    private static Optional<EnhancedStatus> inFront(String words, int chosen) {
        int begin = nextDottedClass(words, 0);
        if (begin < 0 || begin >= chosen) {
            return Optional.empty();
        }
        Matcher code = ENHANCED.matcher(words).region(0, chosen);
        Optional<EnhancedStatus> nearest = Optional.empty();
        while (code.find()) {
            nearest = Optional.of(statusOf(code)).filter(status -> words.charAt(chosen) - '0' == status.kind());
        }
        return nearest;
    }

    /** The enhanced code behind the reply, of its class where there is one; else any. */
    private static Optional<EnhancedStatus> status(String words, int from, Optional<SmtpReply> reply) {
        int at = nextDottedClass(words, from);
        if (at < 0) {
            return Optional.empty();
        }
        // what stands before a place counts too
        Matcher code = ENHANCED.matcher(words).useTransparentBounds(true).useAnchoringBounds(false);
        Optional<EnhancedStatus> first = Optional.empty();
        for (; at >= 0; at = nextDottedClass(words, at + 1)) {
            if (!code.region(at, words.length()).lookingAt()) {
                continue;
            }
            EnhancedStatus status = statusOf(code);
            boolean fits = reply.isEmpty() || reply.get().code() / 100 == status.kind();
            if (fits && status.saysMoreThanItsClass()) {
                return Optional.of(status);
            }
            first = first.isEmpty() ? Optional.of(status) : first;
        }
        return first;
    }

    /** The place of the first "2.", "4." or "5." at or behind a place, with which every enhanced code begins; or -1. */
    private static int nextDottedClass(String words, int from) {
        for (int dot = words.indexOf('.', from + 1); dot > 0; dot = words.indexOf('.', dot + 1)) {
            char c = words.charAt(dot - 1);
            if (c == '2' || c == '4' || c == '5') {
                return dot - 1;
            }
        }
        return -1;
    }

    private static EnhancedStatus statusOf(Matcher code) {
        int group = code.group(1) == null ? 4 : 1;
        return new EnhancedStatus(
                Integer.parseInt(code.group(group)),
                Integer.parseInt(code.group(group + 1)),
                Integer.parseInt(code.group(group + 2)));
    }

    /**
     * Of two codes the one that says more; the receiver's own words before the Status field. X.1.0 is "other" of its
     * subject (RFC 3463, 3): X.1.1 says more.
     */
    static Optional<EnhancedStatus> telling(Optional<EnhancedStatus> field, Optional<EnhancedStatus> said) {
        if (said.isEmpty() || field.isEmpty()) {
            return said.isEmpty() ? field : said;
        }
        if (said.get().saysMoreThanItsClass()) {
            boolean other = said.get().detail() == 0
                    && field.get().kind() == said.get().kind()
                    && field.get().subject() == said.get().subject();
            return other ? field : said;
        }
        return !field.get().saysMoreThanItsClass() && said.get().kind() != 2 ? said : field;
    }
}
