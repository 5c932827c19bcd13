package dev.ricochet.verdict;

import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Original;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.List;
import java.util.Optional;

/** What the built-in rules make of a line in the form of a rule's example, said to us of Alice. */
final class Judged {
    private static final Classifier CLASSIFIER = new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT);

    private Judged() {}

    static Verdict.Bounce line(String example) {
        Statement read = Example.statement(example);
        String host = read.hosts().isEmpty() ? "example.org" : read.hosts().getFirst();
        String reporter = read.reporters().isEmpty() ? "" : read.reporters().getFirst();
        RecipientOutcome outcome = new RecipientOutcome(
                new EmailAddress("alice", host),
                Optional.empty(),
                Action.FAILED,
                read.status(),
                read.reply(),
                Example.words(example),
                "",
                host,
                Optional.empty());
        DeliveryReport report =
                new DeliveryReport("rfc3464", reporter, Optional.empty(), Original.UNKNOWN, List.of(outcome));
        return (Verdict.Bounce) CLASSIFIER.judge(report, outcome);
    }
}
