package dev.ricochet.outbox;

import java.time.Instant;
import java.util.UUID;

/**
 * What an account has collected without telling it.
 *
 * @param cause {@link HoldCause#PREVIEW} or {@link HoldCause#SHADOW}
 * @param doubtfulBefore unproven hard bounces whose reports arrived before belong to it as well
 */
public record Collection(UUID account, HoldCause cause, Instant doubtfulBefore) {
    public Collection {
        if (cause != HoldCause.PREVIEW && cause != HoldCause.SHADOW) {
            throw new IllegalArgumentException(cause + " collects nothing");
        }
    }
}
