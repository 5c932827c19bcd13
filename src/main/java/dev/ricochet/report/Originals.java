package dev.ricochet.report;

import static dev.ricochet.vocabulary.CampaignMarks.META;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Optional;

/** What the returned headers say of the mail that a report is about. */
final class Originals {
    /** Addresses of a To header that are kept. */
    private static final int MOST_RECIPIENTS = 100;

    private Originals() {}

    static Original in(Headers returned, Headers report) {
        Optional<MessageId> id = returned.first("Message-ID")
                .flatMap(MessageId::parse)
                .or(() -> report.first("X-Original-Message-ID").flatMap(MessageId::parse))
                .or(() -> report.first("In-Reply-To").flatMap(MessageId::parse));
        if (returned.isEmpty() && id.isEmpty()) {
            return Original.UNKNOWN;
        }
        Optional<EmailAddress> from = Addresses.first(returned.raw("From"), 0).map(Addresses.Found::address);
        // half of it would be given back changed
        Optional<String> meta = returned.isWhole(META)
                ? Optional.of(returned.text(META)).filter(text -> !text.isEmpty())
                : Optional.empty();
        return new Original(
                returned,
                id,
                from,
                recipients(returned),
                returned.has("Subject") ? Optional.of(Words.folded(returned.text("Subject"))) : Optional.empty(),
                Dates.parse(returned.raw("Date")),
                meta,
                CampaignMarks.USUAL.areOn(returned::has, from));
    }

    private static List<EmailAddress> recipients(Headers returned) {
        return Addresses.all(returned.raw("To"), MOST_RECIPIENTS);
    }
}
