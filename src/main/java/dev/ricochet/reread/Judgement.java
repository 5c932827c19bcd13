package dev.ricochet.reread;

import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;

/** What would be said of a bounce today, and by which rule; as much of the words as the table takes. */
public record Judgement(
        Hardness hardness, Reason reason, String rule, String source, String evidence, String evidenceIn) {
    private static final int LONGEST_RULE = 200;
    private static final int LONGEST_WORDS = 500;

    public Judgement {
        rule = bounded(rule, LONGEST_RULE);
        source = bounded(source, LONGEST_WORDS);
        evidence = bounded(evidence, LONGEST_WORDS);
    }

    private static String bounded(String text, int longest) {
        String clean = text.replace("\0", "");
        if (clean.length() <= longest) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
