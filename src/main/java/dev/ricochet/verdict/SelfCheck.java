package dev.ricochet.verdict;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with a book of rules: every rule has to prove itself by its examples. */
final class SelfCheck {
    private SelfCheck() {}

    static List<String> of(RuleBook book) {
        List<String> wrong = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Rule rule : book.rules()) {
            String name = rule.place() + ": " + rule.id() + ": ";
            if (!ids.add(rule.id())) {
                wrong.add(name + "another rule has this id");
            }
            if (rule.examples().isEmpty()) {
                wrong.add(name + "no example");
            }
            if (rule.source().isBlank()) {
                wrong.add(name + "no source");
            }
            try {
                rule.when().ifPresent(LazyPattern::compiled);
            } catch (PatternSyntaxException e) {
                wrong.add(name + "the pattern does not compile: " + e.getMessage());
                continue;
            }
            rule.examples().forEach(example -> missed(book, rule, example).ifPresent(why -> wrong.add(name + why)));
        }
        return wrong;
    }

    private static Optional<String> missed(RuleBook book, Rule rule, String example) {
        Optional<Rule> found = book.match(Example.statement(example)).map(RuleBook.Match::rule);
        if (found.filter(rule::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                found.map(other -> "'" + example + "' is caught by " + other.id() + " (" + other.place() + ")")
                        .orElse("does not catch its example '" + example + "'"));
    }
}
