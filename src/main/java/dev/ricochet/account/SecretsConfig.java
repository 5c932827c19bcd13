package dev.ricochet.account;

import dev.ricochet.vocabulary.Misconfigured;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The keys under which secrets are sealed in the database. Text here, because a converter that fails prints it. */
@ConfigMapping(prefix = "ricochet.secrets")
public interface SecretsConfig {

    /** The key that seals: 32 bytes in Base64. */
    Optional<String> key();

    /** A file with that key in it. */
    Optional<String> keyFile();

    /** The key that sealed before, and still opens. */
    Optional<String> previousKey();

    /** A file with that key in it. */
    Optional<String> previousKeyFile();

    /** Throws {@link Misconfigured} for what is no key. */
    static void check(SecretsConfig config) {
        KeyRing _ = KeyRing.of(config);
    }
}
