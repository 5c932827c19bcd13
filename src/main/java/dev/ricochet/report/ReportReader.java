package dev.ricochet.report;

import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what a mail is: by its structure first, then by the words of servers that have none. */
public final class ReportReader {
    private final List<Dialect> dialects;

    public ReportReader(List<Dialect> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    /** Whether a mail of which perhaps only the front is here could be a report; when in doubt, yes. */
    public boolean mayBeReport(MailMessage front) {
        return Rfc3464.statusPart(front).isPresent() || Suspicion.arises(front);
    }

    public Reading read(MailMessage mail) {
        Optional<Reading> other = Structure.otherThanDelivery(mail);
        if (other.isPresent()) {
            return other.get();
        }
        Optional<MimePart> status = Rfc3464.statusPart(mail);
        if (status.isEmpty() && !Suspicion.arises(mail)) {
            return OtherMail.read(mail.headers());
        }
        Notice notice = Notice.in(mail);
        if (status.isPresent()) {
            StatusPart fields = StatusPart.in(status.get());
            List<RecipientOutcome> outcomes = Rfc3464.outcomes(fields, notice);
            if (!outcomes.isEmpty()) {
                return report("rfc3464", reporter(fields), notice, outcomes);
            }
        }
        for (Dialect dialect : dialects) {
            if (dialect.speaks(notice)) {
                List<RecipientOutcome> outcomes = Outcomes.merged(dialect.outcomes(notice));
                return outcomes.isEmpty()
                        ? new Reading.Unrecognised("words of " + dialect.name() + " that name nobody")
                        : report(dialect.name(), "", notice, outcomes);
            }
        }
        return status.isPresent()
                ? new Reading.Unrecognised("a delivery status without a readable recipient")
                : OtherMail.read(mail.headers());
    }

    private static DeliveryReport report(String by, String reporter, Notice notice, List<RecipientOutcome> outcomes) {
        return new DeliveryReport(
                by,
                reporter,
                Dates.parse(notice.headers().raw("Date")),
                Originals.in(notice.returned(), notice.headers()),
                outcomes);
    }

    private static String reporter(StatusPart fields) {
        return Words.folded(Rfc3464.withoutType(fields.mail().get("reporting-mta")), 255)
                .toLowerCase(Locale.ROOT);
    }
}
