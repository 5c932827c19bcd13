package dev.ricochet.outbox;

import java.util.List;
import java.util.Set;

/**
 * What the brake judges by.
 *
 * @param on causes that it holds further ones of
 * @param free causes that a person let go, for now
 * @param hards those that arrived within the time that was asked for; all of them, or where everything is held anyway, the new
 */
public record BrakeState(Set<String> on, Set<String> free, List<HardBounce> hards) {}
