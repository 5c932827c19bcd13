package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.account.TellingMode;
import java.util.Locale;

/** Whether what is read is told, as it is written in JSON. */
enum TellingWord {
    @JsonProperty("on")
    ON(TellingMode.ON),
    @JsonProperty("shadow")
    SHADOW(TellingMode.SHADOW);

    private final TellingMode mode;

    TellingWord(TellingMode mode) {
        this.mode = mode;
    }

    TellingMode mode() {
        return mode;
    }

    static TellingWord of(TellingMode mode) {
        return switch (mode) {
            case ON -> ON;
            case SHADOW -> SHADOW;
        };
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
