package dev.ricochet.account;

import dev.ricochet.vocabulary.Misconfigured;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that open what is sealed; the first of them seals. */
record KeyRing(List<SealingKey> keys) {
    private static final String KEY = "ricochet.secrets.key";
    private static final String PREVIOUS = "ricochet.secrets.previous-key";

    KeyRing {
        keys = keys.stream().distinct().toList();
    }

    /** Throws {@link Misconfigured} for what is no key. */
    static KeyRing of(SecretsConfig config) {
        Optional<SealingKey> key = read(KEY, SecretText.of(KEY, config.key(), config.keyFile()));
        Optional<SealingKey> previous =
                read(PREVIOUS, SecretText.of(PREVIOUS, config.previousKey(), config.previousKeyFile()));
        if (key.isEmpty() && previous.isPresent()) {
            throw new Misconfigured(PREVIOUS, "is set without " + KEY + ", which is the one that seals.");
        }
        return new KeyRing(Stream.concat(key.stream(), previous.stream()).toList());
    }

    /** With one more, which opens only, unless there is no other. */
    KeyRing and(SealingKey another) {
        return new KeyRing(Stream.concat(keys.stream(), Stream.of(another)).toList());
    }

    Optional<SealingKey> sealing() {
        return keys.stream().findFirst();
    }

    Optional<SealingKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    List<String> ids() {
        return keys.stream().map(SealingKey::id).toList();
    }

    private static Optional<SealingKey> read(String property, Optional<String> text) {
        return text.map(base64 -> SealingKey.parse(base64)
                .orElseThrow(() -> new Misconfigured(
                        property, "must be 32 bytes in Base64: openssl rand -base64 32 makes such a key.")));
    }
}
