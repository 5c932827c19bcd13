package dev.ricochet.outbox;

import java.time.Duration;

/**
 * When to try again, and when to give up. Pure arithmetic: no clock of its own, no sleep, no random source.
 *
 * @param first the wait after a first failed attempt; it doubles from there
 * @param giveUpAfter how long an event is tried for; a rest of the target does not count
 */
public record RetryPolicy(Duration first, Duration giveUpAfter) {

    /**
     * Fewer failures than these never end an event, however long they took. After so many it has gone alone, even where a
     * thousand were posted together at first: nobody dies of a neighbour.
     */
    public static final int FEWEST_FAILURES = 12;

    /** What a receiver may ask for in {@code Retry-After}. */
    public static final Duration LONGEST_ASKED = Duration.ofHours(6);

    /** Without it the last waits of two weeks would last one: a receiver that is back has to be noticed. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** After a call that never began, or was not answered. */
    public static final Duration UNREACHABLE = Duration.ofSeconds(5);

    /** To look whether a receiver can be reached costs nobody anything. */
    public static final Duration LONGEST_UNREACHABLE = Duration.ofSeconds(30);

    /** To try one that fell silent may cost an event that is told twice. */
    public static final Duration LONGEST_SILENCE = Duration.ofHours(1);

    /**
     * After an attempt that may succeed later.
     *
     * @param chance 0 to 1: spreads what failed together
     */
    public Settlement after(Telling telling, double chance, String words) {
        if (telling.failures() + 1 >= FEWEST_FAILURES && telling.triedFor().compareTo(giveUpAfter) >= 0) {
            return new Settlement.Dead(words);
        }
        return new Settlement.RetryIn(spread(doubled(first, telling.failures()), chance), words);
    }

    /** How long a target rests that asked for it. */
    public static Duration bounded(Duration asked) {
        return asked.isNegative() ? Duration.ZERO : shorter(asked, LONGEST_ASKED);
    }

    /** How long a target rests to which not one byte could be sent. */
    public Duration unreachable(int rests) {
        return shorter(doubled(UNREACHABLE, rests), LONGEST_UNREACHABLE);
    }

    /** How long a target rests that did not answer. */
    public Duration silent(int rests) {
        return shorter(doubled(UNREACHABLE, rests), LONGEST_SILENCE);
    }

    /** How long a target rests that is itself at fault. */
    public Duration atFault(int rests) {
        return shorter(doubled(first, rests), LONGEST_ASKED);
    }

    /**
     * After an attempt that failed for a fault of the target's. An event that was there each time comes more rarely than
     * the others, so that it alone cannot keep the target at fault.
     *
     * @param rest how long the target rests
     */
    public Settlement postponed(Telling telling, Duration rest, String words) {
        Duration own = shorter(doubled(first, telling.failures()), LONGEST);
        return new Settlement.Postponed(own.compareTo(rest) > 0 ? own : rest, words);
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
