package dev.ricochet.outbox;

import java.time.Duration;

/**
 * An event on its way to one target, and what was tried before.
 *
 * @param attempt how often the receiver saw it, or may have seen it
 * @param triedFor how long it has waited after failed attempts
 */
public record Telling(Event event, int attempt, Duration triedFor) {}
