package dev.ricochet.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * When to try again, and when to give up. Pure arithmetic: no clock of its own, no sleep, no random source.
 *
 * @param first the wait after a first failed attempt; it doubles from there
 * @param giveUpAfter how long an event is tried for; a rest of the target does not count
 */
public record RetryPolicy(Duration first, Duration giveUpAfter) {

    /** Fewer attempts than these never end an event, however long they took. */
    public static final int FEWEST_ATTEMPTS = 8;

    /** What a receiver may ask for in {@code Retry-After}. */
    public static final Duration LONGEST_ASKED = Duration.ofHours(6);

    /** Without it the last waits of two weeks would last one: a receiver that is back has to be noticed. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** After a call that never began, or was not answered. */
    public static final Duration UNREACHABLE = Duration.ofSeconds(5);

    /**
     * After an attempt that may succeed later.
     *
     * @param chance 0 to 1: spreads what failed together
     */
    public Settlement after(Telling telling, Optional<Duration> asked, double chance, String words) {
        if (telling.attempt() + 1 >= FEWEST_ATTEMPTS && telling.triedFor().compareTo(giveUpAfter) >= 0) {
            return new Settlement.Dead(words);
        }
        Duration wait =
                asked.map(RetryPolicy::bounded).orElseGet(() -> spread(doubled(first, telling.attempt()), chance));
        return new Settlement.RetryIn(wait, words);
    }

    /** How long a target rests that asked for it. */
    public static Duration bounded(Duration asked) {
        return asked.isNegative() ? Duration.ZERO : shorter(asked, LONGEST_ASKED);
    }

    /** How long a target rests that could not be reached, or did not answer. */
    public Duration unreachable(int rests) {
        return shorter(doubled(UNREACHABLE, rests), first);
    }

    /** How long a target rests that is itself at fault. */
    public Duration atFault(int rests) {
        return shorter(doubled(first, rests), LONGEST_ASKED);
    }

    private static Duration spread(Duration wait, double chance) {
        return shorter(wait.plusMillis((long) (wait.toMillis() / 4.0 * chance)), LONGEST);
    }

    private static Duration doubled(Duration start, int times) {
        Duration doubled = start;
        for (int i = 0; i < times && doubled.compareTo(LONGEST) < 0; i++) {
            doubled = doubled.multipliedBy(2);
        }
        return shorter(doubled, start.compareTo(LONGEST) > 0 ? start : LONGEST);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
