package dev.ricochet.report;

/**
 * What shows a wish.
 *
 * @param rule the phrase that found it, by its id in {@code requests/*.yaml}
 * @param words that it found, in folded letters
 */
public record Spoken(String rule, String words) {}
