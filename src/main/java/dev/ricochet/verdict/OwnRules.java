package dev.ricochet.verdict;

import dev.ricochet.verdict.RuleBook.Match;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Misconfigured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The rules that an operator adds, and what is to be said of them. */
public final class OwnRules {
    private static final int MOST_TOLD = 20;

    private final Map<Rule, RuleEntry> rules = new LinkedHashMap<>();
    private final TreeSet<Finding> wrong = new TreeSet<>();
    private final RuleBook builtIn;
    private final RuleBook book;

    private OwnRules(Path directory) {
        RuleDirectory.entries(directory, wrong::add)
                .forEach(entry -> entry.rule(wrong::add)
                        .filter(rule -> asksForSomething(entry, rule))
                        .filter(rule -> restsOnEnough(entry, rule))
                        .ifPresent(rule -> rules.put(rule, entry)));
        builtIn = RuleBook.builtIn();
        book = builtIn.after(rules.keySet());
        SelfCheck.of(book, rules.keySet(), (rule, key, what) -> wrong.add(at(rule, key, what)));
    }

    /** Reads the files {@code *.yaml} and {@code *.yml} of a directory. */
    public static OwnRules in(Path directory) {
        return new OwnRules(directory);
    }

    /** Everything that is wrong with them, in order; empty when they can be used. */
    public List<Finding> wrong() {
        return List.copyOf(wrong);
    }

    public int count() {
        return rules.size();
    }

    /** These and then the built-in ones; throws {@link Misconfigured} when something is wrong. */
    public RuleBook book() {
        if (!wrong.isEmpty()) {
            StringBuilder sentence = new StringBuilder("holds rules that cannot be used:");
            wrong.stream()
                    .limit(MOST_TOLD)
                    .forEach(finding -> sentence.append("\n  ").append(finding));
            throw new Misconfigured(RulesConfig.DIRECTORY, sentence.toString());
        }
        return book;
    }

    /** What they take from the built-in ones: the lines of either that are judged by another rule now. */
    public List<Finding> notes() {
        List<Finding> notes = new ArrayList<>();
        for (Rule rule : rules.keySet()) {
            for (String example : rule.examples()) {
                before(example, rule).ifPresent(notes::add);
            }
        }
        for (Rule old : builtIn.rules()) {
            for (String example : old.examples()) {
                book.match(Example.statement(example))
                        .map(Match::rule)
                        .filter(rules::containsKey)
                        .ifPresent(rule -> notes.add(
                                at(rule, "id", "also takes a line of " + change(old, rule) + ": '" + example + "'")));
            }
        }
        return notes;
    }

    private Optional<Finding> before(String example, Rule rule) {
        return builtIn.match(Example.statement(example))
                .map(Match::rule)
                .map(old -> at(rule, "examples", "so far its example was a case of " + change(old, rule)));
    }

    private static String change(Rule old, Rule rule) {
        String before = old.hardness() + " " + old.reason();
        String now = rule.hardness() + " " + rule.reason();
        return old.id() + (before.equals(now) ? ", " + now + " as well" : ", " + before + ", now " + now);
    }

    /** What names neither words nor codes would be right about everything. */
    private boolean asksForSomething(RuleEntry entry, Rule rule) {
        boolean asks = !rule.says().isEmpty() || !rule.codes().areNone();
        if (!asks) {
            wrong.add(entry.at("id", rule.id() + ": needs words in 'says', or codes in 'status' or 'reply'"));
        }
        return asks;
    }

    /** A code tells of many things, and one such rule would unsubscribe everybody who ever bounced. */
    private boolean restsOnEnough(RuleEntry entry, Rule rule) {
        boolean enough = rule.hardness() == Hardness.SOFT
                || !rule.says().isEmpty()
                || rule.codes().areOfAddress();
        if (!enough) {
            wrong.add(entry.at(
                    rule.codes().statuses().isEmpty() ? "reply" : "status",
                    rule.id() + ": codes alone are HARD only with a 'status' of addresses, like 5.1.1; name words in"
                            + " 'says', or write 'hardness: SOFT'"));
        }
        return enough;
    }

    private Finding at(Rule rule, String key, String what) {
        RuleEntry entry = Objects.requireNonNull(rules.get(rule));
        return entry.at(key, rule.id() + ": " + what);
    }
}
