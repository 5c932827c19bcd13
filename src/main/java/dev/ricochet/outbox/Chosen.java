package dev.ricochet.outbox;

/** How many events a selection holds, and of how many people. */
public record Chosen(long events, long people) {}
