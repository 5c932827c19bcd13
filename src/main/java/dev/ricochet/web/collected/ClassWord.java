package dev.ricochet.web.collected;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.outbox.CollectedClass;
import java.util.Locale;

/** What is decided about together, as it is written in JSON. */
public enum ClassWord {
    @JsonProperty("hard")
    HARD(CollectedClass.HARD),
    @JsonProperty("soft")
    SOFT(CollectedClass.SOFT),
    @JsonProperty("doubtful")
    DOUBTFUL(CollectedClass.DOUBTFUL);

    private final CollectedClass kind;

    ClassWord(CollectedClass kind) {
        this.kind = kind;
    }

    public CollectedClass kind() {
        return kind;
    }

    public static ClassWord of(CollectedClass kind) {
        return switch (kind) {
            case HARD -> HARD;
            case SOFT -> SOFT;
            case DOUBTFUL -> DOUBTFUL;
        };
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
