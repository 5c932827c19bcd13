package dev.ricochet.verdict;

import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One entry as it stands in a file of rules.
 *
 * @param lines where each key stands
 */
record RuleEntry(String file, int line, Map<String, List<String>> values, Map<String, Integer> lines) {
    private static final List<String> SINGLE = List.of("id", "when", "reason", "hardness", "source");

    RuleEntry(String file, int line) {
        this(file, line, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** Empty when something is wrong with it; then it is said. */
    Optional<Rule> rule(Consumer<Finding> wrong) {
        for (String key : SINGLE) {
            if (many(key).size() > 1) {
                wrong.accept(at(key, "'" + key + "' has one value"));
            }
        }
        Optional<String> id = one("id");
        if (id.isEmpty()) {
            wrong.accept(at("id", "no id"));
        }
        Optional<Reason> reason = reason(wrong);
        Optional<Hardness> hardness = made(
                        "hardness", wrong, () -> one("hardness").map(RuleEntry::hardness))
                .flatMap(said -> said.or(() -> reason.map(Reason::usually)));
        Optional<List<Phrase>> says = made("says", wrong, () -> phrases("says"));
        Optional<List<Phrase>> unless = made("unless", wrong, () -> phrases("unless"));
        Optional<Codes> status = made("status", wrong, () -> Codes.parse(many("status"), List.of()));
        Optional<Codes> reply = made("reply", wrong, () -> Codes.parse(List.of(), many("reply")));
        if (id.isEmpty()
                || reason.isEmpty()
                || hardness.isEmpty()
                || says.isEmpty()
                || unless.isEmpty()
                || status.isEmpty()
                || reply.isEmpty()) {
            return Optional.empty();
        }
        return made(
                values.containsKey("hardness") ? "hardness" : "when",
                wrong,
                () -> new Rule(
                        id.get(),
                        says.get(),
                        unless.get(),
                        one("when").map(LazyPattern::new),
                        new Codes(status.get().statuses(), reply.get().replies()),
                        many("at"),
                        many("by"),
                        reason.get(),
                        hardness.get(),
                        one("source").orElse(""),
                        many("examples"),
                        file + ":" + line));
    }

    /** What is wrong with the value of a key, or that it is not there. */
    Finding at(String key, String what) {
        return new Finding(file, lines.getOrDefault(key, line), what);
    }

    private Optional<Reason> reason(Consumer<Finding> wrong) {
        Optional<String> text = one("reason");
        if (text.isEmpty()) {
            wrong.accept(at("reason", "no reason"));
            return Optional.empty();
        }
        return made("reason", wrong, () -> reason(text.get()));
    }

    private static Reason reason(String text) {
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(text)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no reason; docs/reasons.md lists them");
    }

    private static Hardness hardness(String text) {
        for (Hardness hardness : Hardness.values()) {
            if (hardness.name().equals(text)) {
                return hardness;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is neither HARD nor SOFT");
    }

    private <T> Optional<T> made(String key, Consumer<Finding> wrong, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (IllegalArgumentException e) {
            wrong.accept(at(key, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private List<Phrase> phrases(String key) {
        List<String> texts = many(key);
        List<Phrase> phrases = new ArrayList<>(texts.size());
        for (String text : texts) {
            phrases.add(Phrase.of(text));
        }
        return phrases;
    }

    private List<String> many(String key) {
        return values.getOrDefault(key, List.of());
    }

    private Optional<String> one(String key) {
        List<String> texts = many(key);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.getFirst());
    }
}
