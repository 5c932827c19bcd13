package dev.ricochet.lease;

/**
 * The right to do alone what a name stands for, until a time that only the database knows.
 *
 * @param fence larger than in every lease of this name before: whatever is written under it can refuse a late writer
 */
public record Lease(String name, String owner, long fence) {}
