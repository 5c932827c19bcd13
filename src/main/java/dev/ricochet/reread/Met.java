package dev.ricochet.reread;

import java.util.Optional;
import java.util.UUID;

/**
 * An event that was known and met again.
 *
 * @param differs whether it would be judged differently today
 * @param today how, where it does; empty where it would be no bounce any more
 * @param proposal the event that was made of that for a person to decide about
 */
public record Met(UUID event, boolean differs, Optional<Judgement> today, Optional<UUID> proposal) {}
