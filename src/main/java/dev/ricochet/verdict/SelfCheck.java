package dev.ricochet.verdict;

import com.google.re2j.PatternSyntaxException;
import dev.ricochet.verdict.RuleBook.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with a book of rules: every rule has to prove itself by its examples. */
final class SelfCheck {
    /** Takes what is wrong with the value of a key of a rule. */
    interface Complaint {
        void about(Rule rule, String key, String what);
    }

    private SelfCheck() {}

    static List<String> of(RuleBook book) {
        List<String> wrong = new ArrayList<>();
        of(book, book.rules(), (rule, _, what) -> wrong.add(rule.place() + ": " + rule.id() + ": " + what));
        return wrong;
    }

    /** @param suspects the rules of the book that are looked at */
    static void of(RuleBook book, Collection<Rule> suspects, Complaint wrong) {
        Map<String, List<Rule>> byId = book.rules().stream().collect(Collectors.groupingBy(Rule::id));
        for (Rule rule : suspects) {
            byId.getOrDefault(rule.id(), List.of()).stream()
                    .filter(other -> !other.equals(rule))
                    .forEach(other -> wrong.about(rule, "id", "another rule has this id (" + other.place() + ")"));
            if (rule.examples().isEmpty()) {
                wrong.about(rule, "examples", "no example");
            }
            if (rule.source().isBlank()) {
                wrong.about(rule, "source", "no source");
            }
            try {
                rule.when().ifPresent(LazyPattern::compiled);
            } catch (PatternSyntaxException e) {
                wrong.about(rule, "when", "the pattern does not compile: " + e.getMessage());
                continue;
            }
            rule.examples()
                    .forEach(example ->
                            missed(book, rule, example).ifPresent(what -> wrong.about(rule, "examples", what)));
        }
    }

    private static Optional<String> missed(RuleBook book, Rule rule, String example) {
        Statement statement;
        try {
            statement = Example.statement(example);
        } catch (IllegalArgumentException e) {
            return Optional.of("what stands beside its example cannot be read: '" + example + "'");
        }
        Optional<Rule> found = book.match(statement).map(Match::rule);
        if (found.filter(rule::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                found.map(other -> "'" + example + "' is caught by " + other.id() + " (" + other.place() + ")")
                        .orElse("does not catch its example '" + example + "'"));
    }
}
