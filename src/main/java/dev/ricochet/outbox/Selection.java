package dev.ricochet.outbox;

import java.util.Optional;
import java.util.UUID;

/**
 * Events that a person decides about: those held, refused or dead.
 *
 * @param state one of the three
 */
public record Selection(State state, Optional<HoldCause> cause, Optional<UUID> account, Optional<UUID> event) {
    public Selection {
        switch (state) {
            case HELD, REFUSED, DEAD -> {}
            case WAITING, SENDING, UNKNOWN, TOLD, DISCARDED, SUPERSEDED ->
                throw new IllegalArgumentException(state.word() + " is not for a person to decide about");
        }
    }

    /** All in one state. */
    public static Selection all(State state) {
        return new Selection(state, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
