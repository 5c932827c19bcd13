package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All fixed words of all rules, found in one pass: each place of a line is looked up by its next three characters, and only
 * the phrases that begin so are compared.
 */
final class PhraseIndex {

    /** A phrase of a rule that stands in a line. */
    record Hit(int rule, boolean unless, int start, int end) {}

    private record Entry(Phrase phrase, int rule, boolean unless) {}

    private final int mask;
    private final long[] keys;
    private final Entry[][] entries;

    PhraseIndex(List<Rule> rules) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (Phrase phrase : rules.get(i).says()) {
                all.add(new Entry(phrase, i, false));
            }
            for (Phrase phrase : rules.get(i).unless()) {
                all.add(new Entry(phrase, i, true));
            }
        }
        int size = Integer.highestOneBit(Math.max(16, all.size() * 4));
        mask = size - 1;
        keys = new long[size];
        entries = new Entry[size][];
        all.forEach(this::put);
    }

    List<Hit> hits(Line line) {
        List<Hit> hits = new ArrayList<>();
        String text = line.lower();
        for (int i = 0; i + Phrase.SHORTEST <= text.length(); i++) {
            long key = key(text, i);
            int slot = slot(key);
            Entry[] here = entries[slot];
            if (here != null) {
                for (Entry entry : here) {
                    int end = entry.phrase.endFrom(line, i);
                    if (end >= 0) {
                        hits.add(new Hit(entry.rule, entry.unless, i, end));
                    }
                }
            }
        }
        return hits;
    }

    private void put(Entry entry) {
        long key = key(entry.phrase.first(), 0);
        int slot = slot(key);
        keys[slot] = key;
        Entry[] here = entries[slot];
        if (here == null) {
            entries[slot] = new Entry[] {entry};
        } else {
            Entry[] longer = Arrays.copyOf(here, here.length + 1);
            longer[here.length] = entry;
            entries[slot] = longer;
        }
    }

    /** The slot of a key, or the free one where it would stand. */
    private int slot(long key) {
        int slot = (int) ((key * 0x9e3779b97f4a7c15L) >>> 40) & mask;
        while (entries[slot] != null && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long key(String text, int at) {
        return ((long) text.charAt(at) << 32) | ((long) text.charAt(at + 1) << 16) | text.charAt(at + 2);
    }
}
