package dev.ricochet.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Events of one account that wait for a person.
 *
 * @param state held, refused or dead
 * @param cause why they are held; as the table has it, since another version may know another
 * @param oldest how long the oldest has been here
 */
public record Pile(UUID account, State state, Optional<String> cause, long events, Duration oldest) {
    public boolean isHeldFor(HoldCause reason) {
        return cause.filter(reason.name()::equals).isPresent();
    }
}
