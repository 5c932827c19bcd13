package dev.ricochet.account;

import java.util.List;
import java.util.UUID;

/** A sealed secret that cannot be opened: its key is not here, or it is not what was sealed. */
public final class Unopenable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    static Unopenable without(String keyId, List<String> known) {
        return new Unopenable("it was sealed under key " + keyId + ", and only these are known: " + known);
    }

    /** It was changed, or belongs to another account or field. */
    static Unopenable tampered(UUID owner, String field, String keyId) {
        return new Unopenable(
                "the secret '%s' of %s is not what was sealed under key %s".formatted(field, owner, keyId));
    }

    private Unopenable(String message) {
        super(message);
    }
}
