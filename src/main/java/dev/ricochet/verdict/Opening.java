package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Phrases that open with the same words: {@code recipient * unknown}, {@code recipient * rejected}. Those are compared once
 * for all of them.
 */
record Opening(Phrase any, List<Shared> phrases) {

    /**
     * The same phrase of one or several rules.
     *
     * @param says the rules that ask for it
     * @param unless the rules that it excepts: many are by the same words
     */
    record Shared(Phrase phrase, List<Beginning.Entry> says, BitSet unless) {
        private Shared(Phrase phrase) {
            this(phrase, new ArrayList<>(1), new BitSet());
        }

        private void add(Beginning.Entry entry) {
            if (entry.unless()) {
                unless.set(entry.rule());
            } else {
                says.add(entry);
            }
        }
    }

    static Opening[] of(List<Beginning.Entry> entries) {
        List<Opening> all = new ArrayList<>(entries.size());
        for (Beginning.Entry entry : entries) {
            opening(entry.phrase(), all).shared(entry.phrase()).add(entry);
        }
        return all.toArray(new Opening[0]);
    }

    private static Opening opening(Phrase phrase, List<Opening> all) {
        for (Opening opening : all) {
            if (opening.any().opensAs(phrase)) {
                return opening;
            }
        }
        all.add(new Opening(phrase, new ArrayList<>(1)));
        return all.getLast();
    }

    private Shared shared(Phrase phrase) {
        for (Shared shared : phrases) {
            if (shared.phrase().isSameAs(phrase)) {
                return shared;
            }
        }
        phrases.add(new Shared(phrase));
        return phrases.getLast();
    }

    /** Where the first words end that begin here, or -1. */
    int end(Line line, int start) {
        return any.openingEnd(line, start);
    }
}
