package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * All fixed words of all rules, found in one pass: each place of a line at which a word may begin is looked up by its next
 * characters, and only the phrases that begin so are compared.
 */
final class PhraseIndex {

    /** Characters by which the longer phrases are looked up: many begin with "mai", few with "mailbox". */
    private static final int LONG = 7;

    /** By rule, then as they stand in the line, then as they stand in the rule. */
    private static final Comparator<Hit> ORDER =
            Comparator.comparingInt(Hit::rule).thenComparingInt(Hit::start).thenComparingInt(Hit::phrase);

    /** A phrase of a rule that stands in a line. */
    record Hit(int rule, int phrase, boolean unless, int start, int end) {}

    private record Entry(Phrase phrase, int rule, int number, boolean unless) {}

    private final int mask;
    private final long[] keys;
    private final Entry[][] entries;

    PhraseIndex(List<Rule> rules) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (Phrase phrase : rules.get(i).says()) {
                all.add(new Entry(phrase, i, all.size(), false));
            }
            for (Phrase phrase : rules.get(i).unless()) {
                all.add(new Entry(phrase, i, all.size(), true));
            }
        }
        int size = Integer.highestOneBit(Math.max(16, all.size() * 4));
        mask = size - 1;
        keys = new long[size];
        entries = new Entry[size][];
        all.forEach(this::put);
    }

    /** The phrases that stand in a line, those of the first rule first. */
    List<Hit> hits(Line line) {
        List<Hit> hits = new ArrayList<>();
        String text = line.lower();
        for (int i = 0; i + Phrase.SHORTEST <= text.length(); i++) {
            if (Phrase.joins(text, i - 1, i)) {
                continue;
            }
            addHits(line, i, Phrase.SHORTEST, hits);
            if (i + LONG <= text.length()) {
                addHits(line, i, LONG, hits);
            }
        }
        hits.sort(ORDER);
        return hits;
    }

    private void addHits(Line line, int at, int length, List<Hit> hits) {
        Entry[] here = entries[slot(key(line.lower(), at, length))];
        if (here != null) {
            for (Entry entry : here) {
                int end = entry.phrase.endFrom(line, at);
                if (end >= 0) {
                    hits.add(new Hit(entry.rule, entry.number, entry.unless, at, end));
                }
            }
        }
    }

    private void put(Entry entry) {
        String first = entry.phrase.first();
        long key = key(first, 0, first.length() < LONG ? Phrase.SHORTEST : LONG);
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

    /** Two beginnings may share a key: whoever finds one compares the words. */
    private static long key(String text, int at, int length) {
        long key = length;
        for (int i = at; i < at + length; i++) {
            key = key * 0x10001 + text.charAt(i);
        }
        return key;
    }
}
