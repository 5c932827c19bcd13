package dev.ricochet.verdict;

/**
 * What a verdict rests on.
 *
 * @param ruleId the rule that spoke, by its id in {@code rules/*.yaml}
 * @param matched the words it matched, as they stand in the report; one line of at most {@value #LONGEST} characters
 * @param source where the knowledge of the rule is from; empty when it was not kept
 * @param where what the words are a part of
 */
public record Evidence(String ruleId, String matched, String source, Where where) {
    public static final int LONGEST = 500;

    /** What of a report words are a part of. */
    public enum Where {
        ANSWER("the receiver's answer"),
        EXPLANATION("the reporting server's own words"),
        CODES("status and reply alone"),
        OWN_WORDS("the person's own words"),
        NOT_KEPT("");

        private final String words;

        Where(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public Evidence {
        matched = matched.length() > LONGEST ? matched.substring(0, LONGEST) : matched;
    }

    /** The rule and the words alone. */
    public Evidence(String ruleId, String matched) {
        this(ruleId, matched, "", Where.NOT_KEPT);
    }
}
