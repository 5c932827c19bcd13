package dev.ricochet.outbox;

import java.util.Optional;
import java.util.UUID;

/**
 * Events that a person decides about: those held, refused or dead.
 *
 * @param state one of the three
 * @param detail what of the cause: one of the brake's
 */
public record Selection(
        State state,
        Optional<HoldCause> cause,
        Optional<String> detail,
        Optional<UUID> account,
        Optional<UUID> event,
        Only only) {
    public Selection {
        switch (state) {
            case HELD, REFUSED, DEAD -> {}
            case WAITING, SENDING, UNKNOWN, TOLD, DISCARDED, SUPERSEDED ->
                throw new IllegalArgumentException(state.word() + " is not for a person to decide about");
        }
    }

    public Selection(
            State state,
            Optional<HoldCause> cause,
            Optional<String> detail,
            Optional<UUID> account,
            Optional<UUID> event) {
        this(state, cause, detail, account, event, Only.ALL);
    }

    /** All in one state. */
    public static Selection all(State state) {
        return new Selection(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** One event in a state. */
    public static Selection one(State state, UUID event) {
        return new Selection(state, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(event));
    }

    /** Whether all that the brake holds for a cause is among them, and not some of it. */
    boolean isOfTheBrake() {
        return state == State.HELD
                && event.isEmpty()
                && only.equals(Only.ALL)
                && cause.filter(one -> one != HoldCause.BRAKE).isEmpty();
    }
}
