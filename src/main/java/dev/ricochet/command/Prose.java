package dev.ricochet.command;

import dev.ricochet.origin.OriginReader;
import dev.ricochet.origin.SentMail;
import dev.ricochet.origin.Trust;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** For a person: the kind of mail, and for each recipient the verdict and the words it rests on. */
final class Prose implements Answer {
    private static final OriginReader ORIGINS = new OriginReader(Trust.GMAIL);

    private final PrintWriter out;

    Prose(OutputStream out) {
        this.out = new PrintWriter(out, false, StandardCharsets.UTF_8);
    }

    @Override
    public void add(String file, Understood understood) {
        line("", file + ": " + MailKind.of(understood.reading()).word() + by(understood.reading()));
        if (understood.reading() instanceof DeliveryReport report) {
            for (int i = 0; i < report.outcomes().size(); i++) {
                recipient(report.outcomes().get(i), understood.verdicts().get(i));
                line(
                        "      origin ",
                        origin(understood, report, report.outcomes().get(i)));
            }
        }
    }

    private static String by(Reading reading) {
        return switch (reading) {
            case DeliveryReport report ->
                ", in the form of " + report.reportedBy()
                        + (report.reporter().isEmpty() ? "" : ", from " + report.reporter());
            case Reading.Unrecognised unrecognised -> ", " + unrecognised.why();
            case Reading.AutoReply _,
                    Reading.ReadReceipt _,
                    Reading.Complaint _,
                    Reading.Challenge _,
                    Reading.Ordinary _ -> "";
        };
    }

    private void recipient(RecipientOutcome outcome, Verdict verdict) {
        switch (verdict) {
            case Verdict.Bounce bounce -> {
                line(
                        "  ",
                        bounce.recipient() + ": "
                                + bounce.hardness().name().toLowerCase(Locale.ROOT) + ", "
                                + bounce.reason());
                line("      rule   ", bounce.evidence().ruleId());
                line("      words  ", bounce.evidence().matched());
            }
            case Verdict.NotABounce none -> line("  ", none.recipient() + ": no bounce, " + none.why());
        }
        outcome.failing().ifPresent(address -> line("      failed ", address.toString()));
        line("      codes  ", codes(outcome));
    }

    /** What the mail itself proves to an inbox at Gmail; what was sent is not known here. */
    private static String origin(Understood understood, DeliveryReport report, RecipientOutcome outcome) {
        return ORIGINS.origin(
                        understood.provenance(), report.original().messageId(), outcome.recipient(), SentMail.UNKNOWN)
                .words();
    }

    private static String codes(RecipientOutcome outcome) {
        return outcome.action().name().toLowerCase(Locale.ROOT)
                + outcome.status().map(status -> ", status " + status).orElse("")
                + outcome.reply().map(reply -> ", reply " + reply).orElse("");
    }

    private void line(String begin, String text) {
        out.print(begin);
        out.println(Visible.text(text));
    }

    @Override
    public void close() {
        out.flush();
    }
}
