package dev.ricochet.verdict;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * All fixed words of all rules, found in one pass: from each place of a line at which a word may begin, the tree of their
 * beginnings is followed as far as the line goes along.
 */
final class PhraseIndex {

    /** A phrase of a rule that stands in a line. In order by rule, then as in the line, then as in the rule. */
    record Hit(int rule, int phrase, int start, int end) implements Comparable<Hit> {
        @Override
        public int compareTo(Hit other) {
            int byRule = Integer.compare(rule, other.rule);
            int byPlace = byRule == 0 ? Integer.compare(start, other.start) : byRule;
            return byPlace == 0 ? Integer.compare(phrase, other.phrase) : byPlace;
        }
    }

    /**
     * What stands in a line.
     *
     * @param hits what rules ask for, that of the first rule first
     * @param excepted the rules whose exceptions stand there
     */
    record Found(List<Hit> hits, BitSet excepted) {}

    private final Beginning root;

    PhraseIndex(List<Rule> rules) {
        List<Beginning.Entry> all = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            for (Phrase phrase : rules.get(i).says()) {
                all.add(new Beginning.Entry(phrase, i, all.size(), false));
            }
            for (Phrase phrase : rules.get(i).unless()) {
                all.add(new Beginning.Entry(phrase, i, all.size(), true));
            }
        }
        root = Beginning.of(all);
    }

    PhraseIndex(Beginning root) {
        this.root = root;
    }

    Beginning root() {
        return root;
    }

    Found in(Line line) {
        Found found = new Found(new ArrayList<>(), new BitSet());
        String text = line.lower();
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean ofWord = Phrase.isOfWord(text.charAt(i));
            if (!inWord || !ofWord) {
                follow(line, i, found);
            }
            inWord = ofWord;
        }
        if (found.hits().size() > 1) {
            Collections.sort(found.hits());
        }
        return found;
    }

    private void follow(Line line, int start, Found found) {
        String text = line.lower();
        Beginning beginning = root;
        for (int at = start; beginning != null; at += Beginning.STEP) {
            Beginning.Fork fork = beginning.fork();
            for (Opening opening : fork.ended()) {
                int end = opening.end(line, start);
                if (end >= 0) {
                    compare(opening, line, start, end, found);
                }
            }
            beginning = fork.longer(text, at);
        }
    }

    private static void compare(Opening opening, Line line, int start, int end, Found found) {
        for (Opening.Shared shared : opening.phrases()) {
            int last = shared.phrase().endBehind(line, end);
            if (last >= 0) {
                found.excepted().or(shared.unless());
                for (Beginning.Entry entry : shared.says()) {
                    found.hits().add(new Hit(entry.rule(), entry.number(), start, last));
                }
            }
        }
    }
}
