package dev.ricochet.report;

import dev.ricochet.message.MailMessage;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a mail is read as a report, and how far it leads; for a person who wonders why it was not understood.
 *
 * @param way in words
 * @param found whether there is something of that kind
 * @param words what is found, or what is missing
 */
public record Trial(String way, boolean found, String words) {

    static List<Trial> of(MailMessage mail, List<Dialect> dialects) {
        Notice notice = Notice.in(mail);
        return List.of(sender(notice), standard(mail), dialect(notice, dialects), words(notice));
    }

    private static Trial sender(Notice notice) {
        boolean server = Suspicion.isADaemon(notice.headers());
        return new Trial(
                "From a mail server?",
                server,
                server ? "Its headers say so." : "Its headers name a person, or do not say.");
    }

    private static Trial standard(MailMessage mail) {
        Optional<StatusPart> status = Rfc3464.statusPart(mail).map(StatusPart::in);
        int named = status.map(part -> part.recipients().size()).orElse(0);
        return new Trial(
                "A report after the standard (RFC 3464)?",
                status.isPresent(),
                status.isEmpty()
                        ? "No part of it is a delivery status."
                        : "There is a delivery status, with " + named + " groups of fields about recipients.");
    }

    private static Trial dialect(Notice notice, List<Dialect> dialects) {
        return dialects.stream()
                .filter(dialect -> dialect.speaks(notice))
                .findFirst()
                .map(dialect -> new Trial(
                        "The wording of a server that is known?",
                        true,
                        "It is " + dialect.name() + "'s, and names "
                                + dialect.outcomes(notice).size() + " recipients."))
                .orElseGet(() -> new Trial(
                        "The wording of a server that is known?",
                        false,
                        "None of " + dialects.size() + " wordings fits."));
    }

    private static Trial words(Notice notice) {
        boolean failure = FailureWords.standIn(notice.wording().lower());
        int named = PlainWords.read(notice).size();
        return new Trial(
                "Words of a failure beside an address?",
                failure,
                (failure ? "It speaks of a failure" : "Nothing in it speaks of a failure")
                        + ", and the words about it name " + named + " recipients.");
    }
}
