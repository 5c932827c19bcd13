package dev.ricochet.outbox;

import java.time.Duration;

/**
 * An event on its way to one target, and what was tried before.
 *
 * @param event as it is told: of what is told milder than it is, that is its kind
 * @param failures how often a call failed while it was in it
 * @param triedFor how long it has waited after failed attempts
 * @param decided whether a person, or the end of holding, let it go: then its way here took as long as that did
 */
public record Telling(Event event, int failures, Duration triedFor, boolean decided) {}
