package dev.ricochet.outbox;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be written down of a batch, in one transaction.
 *
 * @param each what became of each event
 * @param rest whether the target is left alone for a while
 * @param result what came of the call; empty where none was made
 */
public record Settled(Function<Telling, Settlement> each, Optional<Rest> rest, Optional<Attempt.Result> result) {

    /** No call was made: everything is as it was. */
    public static Settled untried(String words) {
        return new Settled(_ -> new Settlement.PutBack(words), Optional.empty(), Optional.empty());
    }
}
