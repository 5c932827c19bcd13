package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The headers of the mail that a report is about, as far as they came back.
 *
 * @param headers all of them, as they came back
 * @param recipients the addresses of its To header
 * @param meta the value of {@code X-CleverTap_META}, unfolded and decoded, otherwise unchanged
 * @param campaign whether it carried one of CleverTap's headers ({@code X-CleverTap_META}, {@code X-CLEVERTAP_METADATA},
 *     {@code X-Nep-Ff})
 */
public record Original(
        Headers headers,
        Optional<MessageId> messageId,
        Optional<EmailAddress> from,
        List<EmailAddress> recipients,
        Optional<String> subject,
        Optional<Instant> date,
        Optional<String> meta,
        boolean campaign) {
    public static final Original UNKNOWN = new Original(
            Headers.NONE,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
}
