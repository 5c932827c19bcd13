package dev.ricochet;

import java.util.Set;

/** The names under which Ricochet is set up, as they are written in the environment. */
final class KnownProperties {
    private KnownProperties() {}

    static Set<String> inTheEnvironment() {
        return Set.of(
                "RICOCHET_ACCOUNT_ADDRESS",
                "RICOCHET_ACCOUNT_APP_PASSWORD",
                "RICOCHET_ACCOUNT_CALLBACK_URL",
                "RICOCHET_ACCOUNT_PROOF_OF_ORIGIN",
                "RICOCHET_POLL_EVERY",
                "RICOCHET_DATABASE",
                "RICOCHET_DATA_DIR");
    }
}
