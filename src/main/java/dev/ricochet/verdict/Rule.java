package dev.ricochet.verdict;

import dev.ricochet.vocabulary.Concern;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.util.List;
import java.util.Optional;

/**
 * One piece of knowledge: what it looks like, and what that means.
 *
 * @param says fixed words, one of which has to stand in the line; empty for a rule about codes alone
 * @param unless fixed words, none of which may stand in the line
 * @param when a pattern that the line has to match besides, tried only where one of the words stands
 * @param at suffixes of hosts or domains (or their beginnings: {@code mfsmax.}), one of which has to be the one that answered
 * @param by the dialects or suffixes of hosts, one of which has to be the one that tells it
 * @param hardness what it means; never hard unless the reason is the recipient's concern
 * @param source where the knowledge is from
 * @param examples lines it was written for
 * @param place file and line, for messages
 */
record Rule(
        String id,
        List<Phrase> says,
        List<Phrase> unless,
        Optional<LazyPattern> when,
        Codes codes,
        List<String> at,
        List<String> by,
        Reason reason,
        Hardness hardness,
        String source,
        List<String> examples,
        String place) {
    Rule {
        if (hardness == Hardness.HARD && reason.concern() != Concern.RECIPIENT) {
            throw new IllegalArgumentException(reason + " is not the recipient's fault and can not be hard");
        }
        if (when.isPresent() && says.isEmpty()) {
            throw new IllegalArgumentException("a pattern needs fixed words in 'says', so that it is rarely tried");
        }
        says = List.copyOf(says);
        unless = List.copyOf(unless);
        at = List.copyOf(at);
        by = List.copyOf(by);
        examples = List.copyOf(examples);
    }

    /** Whether all but the words fit. */
    boolean allows(Statement statement) {
        return codes.allow(statement.status(), statement.reply())
                && isOneOf(at, statement.hosts())
                && isOneOf(by, statement.reporters());
    }

    private static boolean isOneOf(List<String> forms, List<String> hosts) {
        for (String form : forms) {
            for (String host : hosts) {
                if (isOf(form, host)) {
                    return true;
                }
            }
        }
        return forms.isEmpty();
    }

    private static boolean isOf(String form, String host) {
        if (form.endsWith(".")) {
            return host.startsWith(form);
        }
        int before = host.length() - form.length() - 1;
        return host.endsWith(form) && (before < 0 || host.charAt(before) == '.');
    }
}
