package dev.ricochet.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final UUID ACCOUNT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final SealingKey key = SealingKey.parse(SealingKey.random()).orElseThrow();
    private final SealingKey other = SealingKey.parse(SealingKey.random()).orElseThrow();
    private final SecretBox box = new SecretBox(new KeyRing(List.of(key)));

    @Test
    void what_was_sealed_is_opened_and_cannot_be_read_meanwhile() {
        Sealed sealed = seal("abcdefghijklmnop");
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("abcdefgh");
        assertThat(open(box, sealed, SecretField.IMAP)).isEqualTo("abcdefghijklmnop");
    }

    @Test
    void the_same_secret_is_never_sealed_alike() {
        assertThat(seal("abcdefghijklmnop").bytes())
                .isNotEqualTo(seal("abcdefghijklmnop").bytes());
    }

    @Test
    void a_secret_belongs_to_its_account_and_to_its_field() {
        Sealed sealed = seal("abcdefghijklmnop");
        assertThatThrownBy(() -> open(box, sealed, SecretField.SMTP))
                .isInstanceOf(Unopenable.class)
                .hasMessageContaining(key.id());
        assertThatThrownBy(() -> box.open(sealed, UUID.randomUUID(), SecretField.IMAP))
                .isInstanceOf(Unopenable.class);
    }

    @Test
    void a_changed_bit_is_noticed() {
        byte[] bytes = seal("abcdefghijklmnop").bytes();
        bytes[bytes.length / 2] ^= 1;
        assertThatThrownBy(() -> open(box, new Sealed(key.id(), bytes), SecretField.IMAP))
                .isInstanceOf(Unopenable.class);
    }

    @Test
    void without_its_key_it_is_said_which_one_is_missing() {
        SecretBox elsewhere = new SecretBox(new KeyRing(List.of(other)));
        assertThatThrownBy(() -> open(elsewhere, seal("abcdefghijklmnop"), SecretField.IMAP))
                .isInstanceOf(Unopenable.class)
                .hasMessage(
                        "it was sealed under key %s, and only these are known: [%s]".formatted(key.id(), other.id()));
    }

    @Test
    void the_first_key_seals_and_each_opens() {
        SecretBox rotated = new SecretBox(new KeyRing(List.of(other, key)));
        assertThat(open(rotated, seal("abcdefghijklmnop"), SecretField.IMAP)).isEqualTo("abcdefghijklmnop");
        assertThat(rotated.seal(bytes("x"), ACCOUNT, SecretField.IMAP).keyId()).isEqualTo(other.id());
    }

    @Test
    void a_key_prints_as_the_beginning_of_its_hash() {
        SealingKey known =
                SealingKey.parse("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=").orElseThrow();
        assertThat(known).hasToString("key 3eb1bd43");
        assertThat(new KeyRing(List.of(known)).toString()).doesNotContain("MDEy", "0123456789abcdef");
    }

    private Sealed seal(String secret) {
        return box.seal(bytes(secret), ACCOUNT, SecretField.IMAP);
    }

    private static String open(SecretBox box, Sealed sealed, SecretField field) {
        return new String(box.open(sealed, ACCOUNT, field), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
