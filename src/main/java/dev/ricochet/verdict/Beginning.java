package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Phrases that begin with the same characters: a node of a tree of letters. It grows only where lines lead, so that a
 * start pays for none of it, and one walk costs the same for a hundred phrases as for ten thousand.
 */
final class Beginning {

    /** A phrase of a rule. */
    record Entry(Phrase phrase, int rule, int number, boolean unless) {}

    /** Of so few phrases each is compared as a whole; to part them further costs more. */
    private static final int FEW = 2;

    private final List<Entry> entries;
    private final int length;
    private volatile @Nullable Fork fork;

    private Beginning(List<Entry> entries, int length) {
        this.entries = entries;
        this.length = length;
    }

    static Beginning of(List<Entry> entries) {
        return new Beginning(entries, 0);
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
        Map<Character, List<Entry>> longer = new HashMap<>();
        for (Entry entry : entries) {
            String first = entry.phrase().first();
            if (first.length() == length) {
                ended.add(entry);
            } else {
                longer.computeIfAbsent(first.charAt(length), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        Map<Character, Beginning> next = HashMap.newHashMap(longer.size());
        longer.forEach((c, some) -> next.put(c, new Beginning(some, length + 1)));
        return new Fork(ended, next);
    }

    /** Where phrases end or go on. */
    static final class Fork {
        private final Entry[] ended;
        private final char[] keys;
        private final @Nullable Beginning[] longer;

        private Fork(List<Entry> ended, Map<Character, Beginning> next) {
            this.ended = ended.toArray(Entry[]::new);
            // at least one place stays free: there a search for what is not here ends
            int size = Integer.highestOneBit(next.size() * 2) * 2;
            this.keys = new char[Math.max(1, size)];
            this.longer = new @Nullable Beginning[keys.length];
            next.forEach((c, beginning) -> {
                int place = place(c);
                keys[place] = c;
                longer[place] = beginning;
            });
        }

        /** Phrases that may end here, or have no others beside them. */
        Entry[] ended() {
            return ended;
        }

        /** The phrases that go on with this character. */
        @Nullable
        Beginning longer(char next) {
            return longer[place(next)];
        }

        private int place(char c) {
            int place = c * 31 & keys.length - 1;
            while (longer[place] != null && keys[place] != c) {
                place = place + 1 & keys.length - 1;
            }
            return place;
        }
    }
}
