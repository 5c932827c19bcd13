package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.account.ProofOfOrigin;
import java.util.Locale;

/** Whether proof is asked for, as it is written in JSON. */
enum ProofWord {
    @JsonProperty("auto")
    AUTO(ProofOfOrigin.AUTO),
    @JsonProperty("required")
    REQUIRED(ProofOfOrigin.REQUIRED),
    @JsonProperty("off")
    OFF(ProofOfOrigin.OFF);

    private final ProofOfOrigin proof;

    ProofWord(ProofOfOrigin proof) {
        this.proof = proof;
    }

    ProofOfOrigin proof() {
        return proof;
    }

    static ProofWord of(ProofOfOrigin proof) {
        return switch (proof) {
            case AUTO -> AUTO;
            case REQUIRED -> REQUIRED;
            case OFF -> OFF;
        };
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
