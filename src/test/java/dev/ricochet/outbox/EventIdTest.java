package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final Fingerprint PRINT = new Fingerprint("1:" + "a".repeat(64));
    private static final Optional<MessageId> REPORT = MessageId.parse("<report@mx.example.net>");

    @Test
    void it_is_half_of_sha_256_over_account_message_id_fingerprint_and_recipient() {
        // printf '%s\n%s\n%s\n%s' <account> <id> <fingerprint> <recipient> | sha256sum
        assertThat(EventId.of(ACCOUNT, REPORT, PRINT, address("Ann@Example.org")))
                .isEqualTo(UUID.fromString("f5b5a447-39ca-051b-2787-1671f34aad2e"));
    }

    @Test
    void the_case_of_the_recipient_does_not_matter_and_everything_else_does() {
        UUID id = EventId.of(ACCOUNT, REPORT, PRINT, address("ann@example.org"));
        assertThat(EventId.of(ACCOUNT, REPORT, PRINT, address("ANN@EXAMPLE.ORG")))
                .isEqualTo(id);
        assertThat(EventId.of(ACCOUNT, REPORT, PRINT, address("bob@example.org")))
                .isNotEqualTo(id);
        assertThat(EventId.of(ACCOUNT, Optional.empty(), PRINT, address("ann@example.org")))
                .isNotEqualTo(id);
        assertThat(EventId.of(UUID.randomUUID(), REPORT, PRINT, address("ann@example.org")))
                .isNotEqualTo(id);
        assertThat(EventId.of(ACCOUNT, REPORT, new Fingerprint("2:" + "a".repeat(64)), address("ann@example.org")))
                .isNotEqualTo(id);
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
