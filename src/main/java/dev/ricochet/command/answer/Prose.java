package dev.ricochet.command.answer;

import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** For a person: the kind of mail, and for each recipient the verdict and the words it rests on. */
public final class Prose implements Answer {
    private final Writer out;

    public Prose(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void add(Explained mail) throws IOException {
        line("", mail.place() + ": " + mail.kind().word() + by(mail.understood().reading()));
        for (Explained.Recipient recipient : mail.recipients()) {
            recipient(recipient);
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

    private void recipient(Explained.Recipient recipient) throws IOException {
        switch (recipient.verdict()) {
            case Verdict.Bounce bounce -> {
                line(
                        "  ",
                        bounce.recipient() + ": "
                                + bounce.hardness().name().toLowerCase(Locale.ROOT) + ", "
                                + bounce.reason());
                line("      means  ", bounce.reason().meaning());
                line("      do     ", bounce.reason().advice());
                evidence(bounce.evidence());
            }
            case Verdict.NotABounce none -> line("  ", none.recipient() + ": no bounce, " + none.why());
        }
        if (recipient.outcome().failing().isPresent()) {
            line("      failed ", recipient.outcome().failing().get().toString());
        }
        said("      answer ", recipient.outcome().diagnostic());
        said("      said   ", recipient.outcome().explanation());
        line("      codes  ", codes(recipient.outcome()));
        line("      origin ", recipient.belief().origin().words());
        line("      then   ", recipient.belief().consequence().words());
        said("      next   ", recipient.belief().consequence().next());
        // where a report names two addresses, one of them is told about
        String told = recipient.belief().toldWord();
        if (recipient.outcome().failing().isPresent() && !told.isEmpty()) {
            line("      of     ", told);
        }
    }

    private void evidence(Evidence evidence) throws IOException {
        line("      rule   ", evidence.ruleId());
        if (!evidence.source().isEmpty()) {
            line("      source ", evidence.source());
        }
        line("      words  ", evidence.matched());
        line("      in     ", evidence.where().words());
    }

    private void said(String begin, String text) throws IOException {
        if (!text.isEmpty()) {
            line(begin, text);
        }
    }

    private static String codes(RecipientOutcome outcome) {
        return outcome.action().name().toLowerCase(Locale.ROOT)
                + outcome.status().map(status -> ", status " + status).orElse("")
                + outcome.reply().map(reply -> ", reply " + reply).orElse("");
    }

    private void line(String begin, String text) throws IOException {
        out.write(begin + Visible.text(text) + System.lineSeparator());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
