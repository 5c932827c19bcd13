package dev.ricochet.verdict;

/**
 * What a verdict rests on.
 *
 * @param ruleId the rule that spoke, by its id in {@code rules/*.yaml}
 * @param matched the words it matched, as they stand in the report; one line of at most {@value #LONGEST} characters
 */
public record Evidence(String ruleId, String matched) {
    public static final int LONGEST = 500;

    public Evidence {
        matched = matched.length() > LONGEST ? matched.substring(0, LONGEST) : matched;
    }
}
