package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that begin with the same characters: a node of a tree. It grows only where lines lead, so that a start pays for
 * none of it, and to follow it costs about the same for a hundred phrases as for ten thousand.
 */
final class Beginning {

    /** A phrase of a rule. */
    record Entry(Phrase phrase, int rule, int number, boolean unless) {}

    /** Characters from one node to the next. */
    static final int STEP = Phrase.SHORTEST;

    /** Of so few phrases each is compared as a whole; to part them further costs more. */
    private static final int FEW = 2;

    private final List<Entry> entries;
    private final int length;
    private @Nullable Fork fork; // made twice it is the same, and all of it is final

    private Beginning(List<Entry> entries, int length) {
        this.entries = entries;
        this.length = length;
    }

    static Beginning of(List<Entry> entries) {
        return new Beginning(entries, 0);
    }

    /** A root that is parted already. */
    static Beginning of(Fork fork) {
        Beginning root = new Beginning(List.of(), 0);
        root.fork = fork;
        return root;
    }

    /** Phrases behind a root, that begin with the same {@link #STEP} characters. */
    static Beginning second(List<Entry> entries) {
        return new Beginning(entries, STEP);
    }

    List<Entry> entries() {
        return entries;
    }

    Fork fork() {
        Fork known = fork;
        if (known == null) {
            known = entries.size() <= FEW ? new Fork(entries, Map.of()) : parted();
            fork = known;
        }
        return known;
    }

    private Fork parted() {
        List<Entry> ended = new ArrayList<>();
        Map<Long, Beginning> longer = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (goesOn(entry)) {
                long key = Fork.key(entry.phrase().first(), length);
                longer.computeIfAbsent(key, _ -> new Beginning(new ArrayList<>(1), length + STEP))
                        .entries
                        .add(entry);
            } else {
                ended.add(entry);
            }
        }
        return new Fork(ended, longer);
    }

    private boolean goesOn(Entry entry) {
        return entry.phrase().first().length() >= length + STEP;
    }

    /** Where phrases end or go on. */
    static final class Fork {
        private static final Opening[] NONE = {};

        private final Opening[] ended;
        private final long[] keys; // 0 where none is
        private final @Nullable Beginning[] longer;
        private final @Nullable IntFunction<Beginning> later;

        private Fork(List<Entry> ended, Map<Long, Beginning> behind) {
            this.ended = Opening.of(ended);
            // half of the places stay free: there a search for what is not here ends
            keys = new long[Integer.highestOneBit(behind.size() * 2 + 1) * 2];
            longer = new @Nullable Beginning[keys.length];
            later = null;
            behind.forEach((key, beginning) -> {
                int place = place(key);
                keys[place] = key;
                longer[place] = beginning;
            });
        }

        /** @param later makes what is behind the key of a place, when a line first leads there */
        Fork(long[] keys, IntFunction<Beginning> later) {
            this.ended = NONE;
            this.keys = keys;
            this.longer = new @Nullable Beginning[keys.length];
            this.later = later;
        }

        /** The key of each place; 0 where none is. */
        long[] keys() {
            return keys;
        }

        /** Phrases that end before the next step, or have hardly others beside them: to be compared. */
        Opening[] ended() {
            return ended;
        }

        /** The phrases that go on with the characters at a place. */
        @Nullable
        Beginning longer(String text, int at) {
            return at + STEP <= text.length() ? at(place(key(text, at))) : null;
        }

        /** What is behind the key of a place; null where none is. */
        @Nullable
        Beginning at(int place) {
            Beginning known = longer[place];
            if (known == null && later != null && keys[place] != 0) {
                known = later.apply(place);
                longer[place] = known; // made twice it is the same
            }
            return known;
        }

        private int place(long key) {
            int place = (int) (key * 0x9e3779b97f4a7c15L >>> 40) & keys.length - 1;
            while (keys[place] != 0 && keys[place] != key) {
                place = place + 1 & keys.length - 1;
            }
            return place;
        }

        private static long key(String text, int at) {
            return (long) text.charAt(at) << 32 | (long) text.charAt(at + 1) << 16 | text.charAt(at + 2);
        }
    }
}
