package dev.ricochet.command.answer;

import dev.ricochet.belief.Belief;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** For a person: the kind of mail, and for each recipient the verdict and the words it rests on. */
public final class Prose implements Answer {
    private final Page page;

    public Prose(OutputStream out, Look look) {
        page = new Page(out, look);
    }

    @Override
    public void add(Explained mail) throws IOException {
        page.line("", mail.place() + ": " + mail.what() + by(mail.understood().reading()));
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
            case Reading.Request request ->
                ", %s of %s by rule %s: %s"
                        .formatted(
                                request.wish().name().toLowerCase(Locale.ROOT),
                                request.author(),
                                request.spoken().rule(),
                                request.spoken().words());
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
                page.line(
                        "  ",
                        bounce.recipient() + ": ",
                        Ink.of(bounce.hardness()),
                        bounce.hardness().name().toLowerCase(Locale.ROOT),
                        ", " + bounce.reason());
                page.line("      means  ", bounce.reason().meaning());
                page.line("      do     ", bounce.reason().advice());
                page.evidence("      ", bounce.evidence());
            }
            case Verdict.NotABounce none -> page.line("  ", none.recipient() + ": no bounce, " + none.why());
        }
        if (recipient.outcome().failing().isPresent()) {
            page.line("      failed ", recipient.outcome().failing().get().toString());
        }
        said("      answer ", recipient.outcome().diagnostic());
        said("      said   ", recipient.outcome().explanation());
        page.line("      codes  ", codes(recipient.outcome()));
        page.line("      origin ", recipient.belief().origin().words());
        Belief belief = recipient.belief();
        page.line("      then   ", "", Ink.of(belief.consequence()), belief.then(), "");
        said("      next   ", belief.next());
        // where a report names two addresses, one of them is told about
        String told = belief.toldWord();
        if (recipient.outcome().failing().isPresent() && !told.isEmpty()) {
            page.line("      of     ", told);
        }
    }

    private void said(String begin, String text) throws IOException {
        if (!text.isEmpty()) {
            page.line(begin, text);
        }
    }

    private static String codes(RecipientOutcome outcome) {
        return outcome.action().name().toLowerCase(Locale.ROOT)
                + outcome.status().map(status -> ", status " + status).orElse("")
                + outcome.reply().map(reply -> ", reply " + reply).orElse("");
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
