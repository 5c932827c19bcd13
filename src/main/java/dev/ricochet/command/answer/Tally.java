package dev.ricochet.command.answer;

import dev.ricochet.vocabulary.Hardness;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each name of one kind came, in all and by hardness. What is counted is bounded: names come from mails. */
final class Tally {
    static final String OTHERS = "(others)";

    private static final int MOST_NAMES = 100_000;

    private final Map<String, Count> counts = new HashMap<>();

    /** @param all with what is neither hard nor soft */
    record Count(String name, long all, long hard, long soft) {
        Count plus(long more, long moreHard, long moreSoft) {
            return new Count(name, all + more, hard + moreHard, soft + moreSoft);
        }
    }

    void add(String name) {
        add(name, 0, 0);
    }

    void add(String name, Hardness hardness) {
        switch (hardness) {
            case HARD -> add(name, 1, 0);
            case SOFT -> add(name, 0, 1);
        }
    }

    private void add(String name, long hard, long soft) {
        String known = counts.size() < MOST_NAMES || counts.containsKey(name) ? name : OTHERS;
        counts.compute(known, (key, count) -> (count == null ? new Count(key, 0, 0, 0) : count).plus(1, hard, soft));
    }

    /** The most frequent first. */
    List<Count> counts() {
        return counts.values().stream()
                .sorted(Comparator.comparingLong(Count::all).reversed().thenComparing(Count::name))
                .toList();
    }

    long sum() {
        return counts.values().stream().mapToLong(Count::all).sum();
    }
}
