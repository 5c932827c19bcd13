package dev.ricochet.outbox;

import java.util.Optional;

/**
 * How a target has behaved of late.
 *
 * @param why what it rested for last, unless it has answered well since
 * @param rests how often in a row it rested for that
 * @param failures calls in a row that failed, none answered well between
 * @param refusals events in a row that were refused alone, none taken between
 */
public record Conduct(Optional<Rest.Why> why, int rests, int failures, int refusals) {
    /** Of a target that nothing is known against. */
    public static final Conduct GOOD = new Conduct(Optional.empty(), 0, 0, 0);

    /** After as many failures in a row a target is left alone, and its events no longer grow older. */
    private static final int FAILURES = 3;

    /** After as many events refused alone in a row, the target is doubted and not the events. */
    private static final int REFUSALS = 5;

    /** It has rested, and one event at a time tries whether it is back. */
    public boolean isOnTrial() {
        return rests > 0;
    }

    /** How often in a row it rested for this. */
    public int rests(Rest.Why cause) {
        return why.filter(cause::equals).isPresent() ? rests : 0;
    }

    /** Whether one more failure makes it again and again. */
    public boolean failsAgainAndAgain() {
        return isOnTrial() || failures + 1 >= FAILURES;
    }

    /** Whether one more event refused alone makes it a target that refuses whatever comes. */
    public boolean refusesWhateverComes() {
        return refusals + 1 >= REFUSALS;
    }
}
