package dev.ricochet.report;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;

import dev.ricochet.fuzz.LineEnds;
import dev.ricochet.message.Headers;
import dev.ricochet.message.Limits;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimeReader;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import java.util.HashSet;
import java.util.Set;

/** Any bytes are a mail that says something: of nobody whom it does not name, and the same whatever its line ends. */
public final class ReportReaderFuzz {
    private static final Understanding UNDERSTANDING =
            new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));

    private static final MimeReader MIME = new MimeReader();

    /** One mail of so many is read twice: what costs most is tried least. */
    private static final int TURNS = 4;

    private ReportReaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        byte[] lf = LineEnds.lf(data);
        Understood understood = UNDERSTANDING.of(lf);
        if (lf.length % TURNS == 0) {
            Understood again = UNDERSTANDING.of(LineEnds.crlf(lf));
            same(said(understood.reading()), said(again.reading()), "readings of one mail with other line ends");
            same(understood.verdicts(), again.verdicts(), "verdicts on one mail with other line ends");
        }
        if (understood.reading() instanceof DeliveryReport report) {
            report(report, MIME.read(lf));
            same(report.outcomes().size(), understood.verdicts().size(), "outcomes and verdicts");
        } else {
            holds(understood.verdicts().isEmpty(), "a verdict without a report");
        }
        Set<String> recipients = new HashSet<>();
        for (int i = 0; i < understood.verdicts().size(); i++) {
            holds(recipients.add(understood.verdicts().get(i).recipient().key()), "two verdicts on one recipient");
            verdict(
                    ((DeliveryReport) understood.reading()).outcomes().get(i),
                    understood.verdicts().get(i));
        }
    }

    /** Without the raw headers, which keep their line ends. */
    private static Reading said(Reading reading) {
        return switch (reading) {
            case DeliveryReport report ->
                new DeliveryReport(
                        report.reportedBy(),
                        report.reporter(),
                        report.arrivedAt(),
                        said(report.original()),
                        report.outcomes());
            case Reading.Complaint complaint ->
                new Reading.Complaint(complaint.about(), complaint.named(), said(complaint.original()));
            case Reading.Request request ->
                new Reading.Request(
                        request.wish(),
                        request.spoken(),
                        request.author(),
                        request.answers(),
                        said(request.original()));
            default -> reading;
        };
    }

    private static Original said(Original original) {
        return new Original(
                Headers.NONE,
                original.messageId(),
                original.from(),
                original.recipients(),
                original.subject(),
                original.date(),
                original.meta(),
                original.campaign());
    }

    private static void report(DeliveryReport report, MailMessage mail) {
        holds(report.outcomes().size() <= Entries.MOST, "too many recipients");
        holds(report.reporter().length() <= 255, "too long a reporter");
        Vocabulary words = new Vocabulary(mail);
        for (RecipientOutcome outcome : report.outcomes()) {
            named(words, outcome.recipient());
            outcome.failing().ifPresent(failing -> named(words, failing));
            line(outcome.diagnostic());
            line(outcome.explanation());
            holds(outcome.remoteMta().length() <= RecipientOutcome.LONGEST_DIAGNOSTIC, "too long a host");
        }
    }

    private static void named(Vocabulary words, EmailAddress address) {
        holds(words.name(address), "an address that does not stand in the mail: " + address);
    }

    private static void line(String words) {
        holds(words.length() <= RecipientOutcome.LONGEST_DIAGNOSTIC, "too long a line");
        same(words, Words.folded(words), "not folded");
    }

    private static void verdict(RecipientOutcome outcome, Verdict verdict) {
        same(outcome.recipient(), verdict.recipient(), "a verdict on another");
        if (verdict instanceof Verdict.Bounce bounce && bounce.hardness() == Hardness.HARD) {
            same(Action.FAILED, outcome.action(), "hard though it did not fail");
            boolean temporary =
                    outcome.status().filter(status -> status.kind() == 4).isPresent();
            holds(!temporary || bounce.reason().standsUnderTemporary(), "hard under a 4: " + bounce);
        }
    }
}
