package dev.ricochet.web.bounces;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.outbox.State;

/** What a person can decide about events that wait for one. */
public enum Decision {
    /** Told after all: what was held. */
    @JsonProperty("release")
    RELEASE,
    /** Told once more: what was refused or given up. */
    @JsonProperty("retell")
    RETELL,
    /** Never told. */
    @JsonProperty("discard")
    DISCARD;

    public boolean isAbout(State state) {
        return switch (state) {
            case HELD -> this != RETELL;
            case REFUSED, DEAD -> this != RELEASE;
            case WAITING, SENDING, UNKNOWN, TOLD, DISCARDED, SUPERSEDED -> false;
        };
    }

    /** As the audit trail names it. */
    public String word() {
        return switch (this) {
            case RELEASE -> "release";
            case RETELL -> "retell";
            case DISCARD -> "discard";
        };
    }

    @Override
    public String toString() {
        return word();
    }
}
