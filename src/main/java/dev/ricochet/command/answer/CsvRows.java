package dev.ricochet.command.answer;

import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.MessageId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** For a spreadsheet: a row for each recipient, and one for each mail that names none. */
public final class CsvRows implements Answer {
    private final Csv csv;

    public CsvRows(OutputStream out) throws IOException {
        csv = new Csv(out);
        csv.row(
                "file",
                "mail",
                "message_id",
                "kind",
                "recipient",
                "verdict",
                "reason",
                "status",
                "reply",
                "rule",
                "words",
                "in",
                "source",
                "origin",
                "then",
                "failed",
                "told");
    }

    @Override
    public void add(Explained mail) throws IOException {
        List<Explained.Recipient> recipients = mail.recipients();
        for (Explained.Recipient recipient : recipients) {
            row(mail, recipient);
        }
        if (recipients.isEmpty()) {
            String why = mail.understood().reading() instanceof Reading.Unrecognised(String words) ? words : "";
            row(mail, "", "", "", "", "", "", why, "", "", "", "", "", "");
        }
    }

    private void row(Explained mail, Explained.Recipient recipient) throws IOException {
        RecipientOutcome outcome = recipient.outcome();
        String status = outcome.status().map(Object::toString).orElse("");
        String reply = outcome.reply().map(Object::toString).orElse("");
        String origin = recipient.belief().word();
        String then = recipient.belief().consequence().word();
        String failed = outcome.failing().map(Object::toString).orElse("");
        String told = recipient.belief().toldWord();
        switch (recipient.verdict()) {
            case Verdict.Bounce bounce ->
                row(
                        mail,
                        bounce.recipient().toString(),
                        bounce.hardness().name().toLowerCase(Locale.ROOT),
                        bounce.reason().name(),
                        status,
                        reply,
                        bounce.evidence().ruleId(),
                        bounce.evidence().matched(),
                        bounce.evidence().where().name().toLowerCase(Locale.ROOT),
                        bounce.evidence().source(),
                        origin,
                        then,
                        failed,
                        told);
            case Verdict.NotABounce none ->
                row(
                        mail,
                        none.recipient().toString(),
                        "none",
                        "",
                        status,
                        reply,
                        "",
                        none.why(),
                        "",
                        "",
                        origin,
                        then,
                        failed,
                        told);
        }
    }

    private void row(Explained mail, String... cells) throws IOException {
        long number = mail.place().number();
        Object[] row = new Object[4 + cells.length];
        row[0] = mail.place().file();
        row[1] = number == 0 ? "" : number;
        row[2] = mail.understood().messageId().map(MessageId::value).orElse("");
        row[3] = mail.kind().word();
        System.arraycopy(cells, 0, row, 4, cells.length);
        csv.row(row);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
