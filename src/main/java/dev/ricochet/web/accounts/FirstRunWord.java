package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.account.FirstRun;
import java.util.Locale;

/** What becomes of what lay in the inbox, as it is written in JSON. */
enum FirstRunWord {
    @JsonProperty("preview")
    PREVIEW(FirstRun.PREVIEW),
    @JsonProperty("tell")
    TELL(FirstRun.TELL),
    @JsonProperty("from-now")
    FROM_NOW(FirstRun.FROM_NOW);

    private final FirstRun firstRun;

    FirstRunWord(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    FirstRun firstRun() {
        return firstRun;
    }

    static FirstRunWord of(FirstRun firstRun) {
        return switch (firstRun) {
            case PREVIEW -> PREVIEW;
            case TELL -> TELL;
            case FROM_NOW -> FROM_NOW;
        };
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
