package dev.ricochet.verdict;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.Concern;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Any three lines are what a report says of a recipient: codes and hosts, the receiver's words, the reporter's. The verdict
 * is never harder than the codes allow, and the same in capitals and small letters.
 *
 * <p>{@code 5.1.1 550 mx.example.net postfix}, then {@code 550 5.1.1 no such user}, then {@code said in reply to RCPT TO}.
 */
public final class ClassifierFuzz {
    private static final Classifier CLASSIFIER = new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT);
    private static final EmailAddress MAILED = new EmailAddress("alice", "example.org");
    private static final EmailAddress ELSEWHERE = new EmailAddress("bob", "example.net");

    /** What says that a domain is dead: in a word of several languages, or by the codes of RFC 7504, RFC 7505 and RFC 3463. */
    private static final List<String> OF_DOMAINS = List.of(
            "dom", "alan ad", "host", "dns", "mx", "name", "address", "site", "server", "1.10", "1.2", "null", "route",
            "556");

    private ClassifierFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String[] lines = new String(data, UTF_8).split("\n", 3);
        String[] codes = lines[0].split(" ", 4);
        String diagnostic = lines.length < 2 ? "" : bounded(lines[1]);
        String explanation = lines.length < 3 ? "" : bounded(lines[2]);

        RecipientOutcome outcome = outcome(codes, Optional.empty(), diagnostic, explanation);
        DeliveryReport report = report(codes.length < 4 ? "" : codes[3], outcome);
        Verdict.Bounce bounce = bounce(report, outcome);
        keeps(outcome, bounce);
        RecipientOutcome forwarded = outcome(codes, Optional.of(ELSEWHERE), diagnostic, explanation);
        holds(bounce(report, forwarded).hardness() == Hardness.SOFT, "hard by what a forwarder's target says");
        if (isAscii(diagnostic) && isAscii(explanation)) {
            RecipientOutcome small = outcome(
                    codes, Optional.empty(), diagnostic.toLowerCase(Locale.ROOT), explanation.toLowerCase(Locale.ROOT));
            Verdict.Bounce inSmall = bounce(report, small);
            same(bounce.evidence().ruleId(), inSmall.evidence().ruleId(), "rules for small letters");
            same(bounce.hardness(), inSmall.hardness(), "hardness of small letters");
        }
    }

    private static void keeps(RecipientOutcome outcome, Verdict.Bounce bounce) {
        same(outcome.recipient(), bounce.recipient(), "a verdict on another");
        String matched = bounce.evidence().matched().toLowerCase(Locale.ROOT);
        holds(matched.length() <= 2 * Evidence.LONGEST, "too long an evidence");
        holds(!bounce.evidence().ruleId().isEmpty(), "no rule");
        if (bounce.hardness() == Hardness.SOFT) {
            return;
        }
        same(Concern.RECIPIENT, bounce.reason().concern(), "hard, and not the recipient's fault");
        holds(!matched.isBlank(), "hard without evidence");
        boolean temporary = outcome.reply().filter(SmtpReply::isTransient).isPresent()
                || outcome.status().filter(status -> status.kind() == 4).isPresent();
        holds(
                !temporary || !isAscii(matched) || OF_DOMAINS.stream().anyMatch(matched::contains),
                "hard under a 4: " + bounce);
    }

    private static Verdict.Bounce bounce(DeliveryReport report, RecipientOutcome outcome) {
        return (Verdict.Bounce) CLASSIFIER.judge(report, outcome);
    }

    private static DeliveryReport report(String by, RecipientOutcome outcome) {
        return new DeliveryReport(by, by, Optional.empty(), Original.UNKNOWN, List.of(outcome));
    }

    private static RecipientOutcome outcome(
            String[] codes, Optional<EmailAddress> failing, String diagnostic, String explanation) {
        return new RecipientOutcome(
                MAILED,
                failing,
                Action.FAILED,
                EnhancedStatus.in(codes[0]),
                codes.length < 2 ? Optional.empty() : reply(codes[1]),
                diagnostic,
                explanation,
                codes.length < 3 ? "" : codes[2],
                Optional.empty());
    }

    private static Optional<SmtpReply> reply(String code) {
        boolean isOne = code.length() == 3
                && "245".indexOf(code.charAt(0)) >= 0
                && "012345".indexOf(code.charAt(1)) >= 0
                && "0123456789".indexOf(code.charAt(2)) >= 0;
        return isOne ? Optional.of(new SmtpReply(Integer.parseInt(code))) : Optional.empty();
    }

    private static String bounded(String words) {
        int most = RecipientOutcome.LONGEST_DIAGNOSTIC;
        return words.length() > most ? words.substring(0, most) : words;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
