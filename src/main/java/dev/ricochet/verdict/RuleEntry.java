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
        try {
            return Optional.of(made());
        } catch (IllegalArgumentException e) {
            if (!saysWhy(wrong)) {
                wrong.accept(at(values.containsKey("hardness") ? "hardness" : "when", String.valueOf(e.getMessage())));
            }
            return Optional.empty();
        }
    }

    // some hundreds of these are made at each start: in plain code
    private Rule made() {
        for (String key : SINGLE) {
            boolean _ = isSingle(key);
        }
        Reason reason = reason();
        return new Rule(
                id(),
                phrases("says"),
                phrases("unless"),
                one("when").map(LazyPattern::new),
                Codes.parse(many("status"), many("reply")),
                many("at"),
                many("by"),
                reason,
                one("hardness").isPresent() ? hardness() : reason.usually(),
                one("source").orElse(""),
                many("examples"),
                file + ":" + line);
    }

    /** Tries key by key, and says of each what is wrong with it; false when nothing is. */
    private boolean saysWhy(Consumer<Finding> wrong) {
        boolean said = false;
        for (String key : SINGLE) {
            said |= isWrong(key, wrong, () -> isSingle(key));
        }
        said |= isWrong("id", wrong, this::id);
        said |= isWrong("reason", wrong, this::reason);
        said |= one("hardness").isPresent() && isWrong("hardness", wrong, this::hardness);
        said |= isWrong("says", wrong, () -> phrases("says"));
        said |= isWrong("unless", wrong, () -> phrases("unless"));
        said |= isWrong("status", wrong, () -> Codes.parse(many("status"), List.of()));
        said |= isWrong("reply", wrong, () -> Codes.parse(List.of(), many("reply")));
        return said;
    }

    private boolean isWrong(String key, Consumer<Finding> wrong, Supplier<?> value) {
        try {
            Object _ = value.get();
            return false;
        } catch (IllegalArgumentException e) {
            wrong.accept(at(key, String.valueOf(e.getMessage())));
            return true;
        }
    }

    /** What is wrong with the value of a key, or that it is not there. */
    Finding at(String key, String what) {
        return new Finding(file, lines.getOrDefault(key, line), what);
    }

    private boolean isSingle(String key) {
        if (many(key).size() > 1) {
            throw new IllegalArgumentException("'" + key + "' has one value");
        }
        return true;
    }

    private String id() {
        return one("id").orElseThrow(() -> new IllegalArgumentException("no id"));
    }

    private Reason reason() {
        String text = one("reason").orElseThrow(() -> new IllegalArgumentException("no reason"));
        for (Reason reason : Reason.values()) {
            if (reason.name().equals(text)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is no reason; docs/reasons.md lists them");
    }

    private Hardness hardness() {
        String text = one("hardness").orElse("");
        for (Hardness hardness : Hardness.values()) {
            if (hardness.name().equals(text)) {
                return hardness;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is neither HARD nor SOFT");
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
