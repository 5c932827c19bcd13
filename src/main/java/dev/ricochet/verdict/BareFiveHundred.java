package dev.ricochet.verdict;

import dev.ricochet.vocabulary.Hardness;

/** What a refusal for good is taken for when neither words nor codes say that it is about the recipient. */
public enum BareFiveHundred {
    SOFT(Hardness.SOFT),
    HARD(Hardness.HARD);

    private final Hardness hardness;

    BareFiveHundred(Hardness hardness) {
        this.hardness = hardness;
    }

    public Hardness hardness() {
        return hardness;
    }
}
