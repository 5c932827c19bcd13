package dev.ricochet.alarm;

import java.util.Optional;
import java.util.UUID;

/**
 * Something to be told once by one channel.
 *
 * @param alarm empty for a day
 * @param attempts this one included
 */
record Notice(UUID id, Phase phase, Optional<Alarm> alarm, int attempts) {}
