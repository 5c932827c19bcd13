package dev.ricochet.callback;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a call, and what was seen of it.
 *
 * @param status of HTTP; empty where none came
 * @param body the front of what came, fit to be shown
 */
public record Posted(Answer answer, Optional<Integer> status, String body, Duration took) {}
