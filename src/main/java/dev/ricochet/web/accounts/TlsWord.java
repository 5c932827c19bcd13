package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.account.TlsMode;
import java.util.Locale;

/** When a connection becomes TLS, as it is written in JSON. */
enum TlsWord {
    @JsonProperty("implicit")
    IMPLICIT(TlsMode.IMPLICIT),
    @JsonProperty("starttls")
    STARTTLS(TlsMode.STARTTLS);

    private final TlsMode mode;

    TlsWord(TlsMode mode) {
        this.mode = mode;
    }

    TlsMode mode() {
        return mode;
    }

    static TlsWord of(TlsMode mode) {
        return switch (mode) {
            case IMPLICIT -> IMPLICIT;
            case STARTTLS -> STARTTLS;
        };
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
