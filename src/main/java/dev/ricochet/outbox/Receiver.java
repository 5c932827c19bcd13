package dev.ricochet.outbox;

import java.util.Optional;

/**
 * How it stands with a target.
 *
 * @param resting why nothing is posted to it, if nothing is
 * @param mostEvents how many events it takes at once, where it has refused more
 */
public record Receiver(Optional<OutboxFigures.Resting> resting, Optional<Integer> mostEvents) {}
