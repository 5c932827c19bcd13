package dev.ricochet.flow;

import dev.ricochet.callback.Answer;
import dev.ricochet.callback.Answer.Accepted;
import dev.ricochet.callback.Answer.CallbackAtFault;
import dev.ricochet.callback.Answer.NotSent;
import dev.ricochet.callback.Answer.Refused;
import dev.ricochet.callback.Answer.TryLater;
import dev.ricochet.callback.Answer.Unknown;
import dev.ricochet.outbox.Rest;
import dev.ricochet.outbox.RetryPolicy;
import dev.ricochet.outbox.Settlement;
import dev.ricochet.outbox.Telling;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is done about an answer: how each event of the batch is settled, and whether the target is left alone for a
 * while.
 */
record Consequence(Function<Telling, Settlement> each, Optional<Rest> rest) {

    /**
     * The one place where answers become settlements.
     *
     * @param rests how often in a row the target rested before
     * @param chance 0 to 1
     */
    static Consequence of(Answer answer, int rests, RetryPolicy retries, double chance) {
        return switch (answer) {
            case Accepted() -> all(new Settlement.Told());
            case Refused(String words) -> all(new Settlement.Refused(words));
            case TryLater(Optional<Duration> askedFor, String words) ->
                new Consequence(
                        telling -> retries.after(telling, askedFor, chance, words),
                        askedFor.map(asked -> new Rest(Rest.Why.ASKED, RetryPolicy.bounded(asked), words)));
            // whoever falls silent once may do so again: one batch at a time finds out, or all would be held as unknown
            case Unknown(String words) -> all(new Settlement.Unanswered(words), unreachable(rests, retries, words));
            case NotSent(String words) -> all(new Settlement.PutBack(words), unreachable(rests, retries, words));
            case CallbackAtFault(String words) ->
                all(new Settlement.PutBack(words), new Rest(Rest.Why.AT_FAULT, retries.atFault(rests), words));
        };
    }

    private static Rest unreachable(int rests, RetryPolicy retries, String words) {
        return new Rest(Rest.Why.UNREACHABLE, retries.unreachable(rests), words);
    }

    private static Consequence all(Settlement settlement) {
        return new Consequence(_ -> settlement, Optional.empty());
    }

    private static Consequence all(Settlement settlement, Rest rest) {
        return new Consequence(_ -> settlement, Optional.of(rest));
    }
}
