package dev.ricochet.command;

import dev.ricochet.account.SealedSecrets;
import dev.ricochet.account.SealedSecrets.UnderKey;
import dev.ricochet.account.Unopenable;
import io.quarkus.runtime.QuarkusApplication;

/** The part of {@code secrets} that needs the table. */
public final class SecretsAnswer implements QuarkusApplication {
    private final SealedSecrets secrets;

    SecretsAnswer(SealedSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public int run(String... words) {
        return switch (SecretsCommand.Deed.valueOf(words[0])) {
            case STATUS -> status();
            case RESEAL -> reseal();
        };
    }

    private int status() {
        if (secrets.status().isEmpty()) {
            System.out.println("no key, and nothing sealed");
        }
        for (UnderKey one : secrets.status()) {
            System.out.println(
                    "key %s: %d secrets%s".formatted(one.keyId(), one.secrets(), one.seals() ? ", seals" : ""));
        }
        return Exit.WELL;
    }

    private int reseal() {
        if (secrets.status().stream().noneMatch(UnderKey::seals)) {
            System.err.println("there is no key to seal under");
            return Exit.WRONG;
        }
        try {
            System.out.println(secrets.reseal() + " secrets were sealed anew");
            return status();
        } catch (Unopenable e) {
            System.err.println("not all secrets were sealed anew: " + e.getMessage());
            return Exit.WRONG;
        }
    }
}
