package dev.ricochet.flow;

import dev.ricochet.callback.Answer;
import dev.ricochet.callback.Answer.Accepted;
import dev.ricochet.callback.Answer.CallbackAtFault;
import dev.ricochet.callback.Answer.Gone;
import dev.ricochet.callback.Answer.NotSent;
import dev.ricochet.callback.Answer.PartlyAccepted;
import dev.ricochet.callback.Answer.Refused;
import dev.ricochet.callback.Answer.TooMany;
import dev.ricochet.callback.Answer.TryLater;
import dev.ricochet.callback.Answer.Unknown;
import dev.ricochet.callback.Reconciled;
import dev.ricochet.outbox.Batch;
import dev.ricochet.outbox.Conduct;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Rest;
import dev.ricochet.outbox.RetryPolicy;
import dev.ricochet.outbox.Settlement;
import dev.ricochet.outbox.Telling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is done about an answer: how each event of the batch is settled, and whether the target is left alone for a
 * while.
 */
record Consequence(Function<Telling, Settlement> each, Optional<Rest> rest) {

    /**
     * The one place where answers become settlements.
     *
     * @param inOrder the events as they stood in the body
     * @param chance 0 to 1
     */
    static Consequence of(Answer answer, Batch batch, List<Event> inOrder, RetryPolicy retries, double chance) {
        Conduct conduct = batch.conduct();
        return switch (answer) {
            case Accepted() -> all(new Settlement.Told());
            case PartlyAccepted partly -> partly(partly, batch, inOrder, retries);
            case Refused(String words) -> refused(batch, retries, words);
            case TooMany(String words) ->
                batch.isOfOne() ? refused(batch, retries, words) : all(new Settlement.TooMany(words));
            case TryLater(Optional<Duration> askedFor, String words) ->
                askedFor.isPresent()
                        ? all(
                                new Settlement.PutBack(words),
                                new Rest(Rest.Why.ASKED, RetryPolicy.bounded(askedFor.get()), words))
                        : failed(conduct, retries, chance, words);
            case Unknown(String words) ->
                // whoever falls silent once may do so again: one event at a time finds out, or all would be held as
                // unknown
                all(new Settlement.Unanswered(words), unreachable(retries.silent(silences(conduct)), words));
            case NotSent(String words) ->
                all(new Settlement.PutBack(words), unreachable(retries.unreachable(silences(conduct)), words));
            case CallbackAtFault(String words) -> atFault(conduct, retries, words);
            case Gone(String words) ->
                all(new Settlement.PutBack(words), new Rest(Rest.Why.AT_FAULT, Rest.FOR_GOOD, words));
        };
    }

    /**
     * The same, but that what the receiver does not want with what was to be given back is told without.
     *
     * @param small whether a refused batch is told so whole, and not halved
     */
    Consequence orWithoutMeta(boolean small) {
        return new Consequence(
                telling -> switch (each.apply(telling)) {
                    case Settlement.Rejected(String words) -> new Settlement.WithoutMeta(words);
                    case Settlement.Refused(String words) when small -> new Settlement.WithoutMeta(words);
                    case Settlement other -> other;
                },
                rest);
    }

    private static Consequence partly(PartlyAccepted partly, Batch batch, List<Event> inOrder, RetryPolicy retries) {
        Reconciled reconciled = partly.among(inOrder);
        if (reconciled.rejected().size() == inOrder.size()) {
            return refused(batch, retries, partly.words());
        }
        return new Consequence(
                telling -> {
                    UUID event = telling.event().id();
                    if (reconciled.unclear().contains(event)) {
                        return new Settlement.Unanswered(partly.words());
                    }
                    return Optional.ofNullable(reconciled.rejected().get(event))
                            .map(words -> words.isEmpty() ? partly.words() : words)
                            .<Settlement>map(Settlement.Rejected::new)
                            .orElseGet(Settlement.Told::new);
                },
                Optional.empty());
    }

    // who refuses one after the other and takes none is to be doubted, and not the events
    private static Consequence refused(Batch batch, RetryPolicy retries, String words) {
        Conduct conduct = batch.conduct();
        return batch.isOfOne() && conduct.refusesWhateverComes()
                ? atFault(conduct, retries, words)
                : all(new Settlement.Refused(words));
    }

    private static Consequence failed(Conduct conduct, RetryPolicy retries, double chance, String words) {
        return conduct.failsAgainAndAgain()
                ? atFault(conduct, retries, words)
                : new Consequence(telling -> retries.after(telling, chance, words), Optional.empty());
    }

    private static Consequence atFault(Conduct conduct, RetryPolicy retries, String words) {
        Duration length = retries.atFault(conduct.rests(Rest.Why.AT_FAULT));
        return new Consequence(
                telling -> retries.postponed(telling, length, words),
                Optional.of(new Rest(Rest.Why.AT_FAULT, length, words)));
    }

    private static int silences(Conduct conduct) {
        return conduct.rests(Rest.Why.UNREACHABLE);
    }

    private static Rest unreachable(Duration length, String words) {
        return new Rest(Rest.Why.UNREACHABLE, length, words);
    }

    private static Consequence all(Settlement settlement) {
        return new Consequence(_ -> settlement, Optional.empty());
    }

    private static Consequence all(Settlement settlement, Rest rest) {
        return new Consequence(_ -> settlement, Optional.of(rest));
    }
}
