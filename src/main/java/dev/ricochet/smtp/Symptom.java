package dev.ricochet.smtp;

/**
 * What was seen where a step failed, for {@link AdviceBook} to say what it means.
 *
 * @param words on one line, without secrets: the server's, the network's or our own
 */
public record Symptom(Part part, Step step, Cause cause, String words) {}
