package dev.ricochet.verdict;

import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file of rules: a list of entries of texts and lists of texts, the part of YAML that needs no library. A YAML
 * library takes ten times as long to start as all else here; a test holds that one reads the same.
 */
final class RuleFile {

    /** What is wrong with a file, and where. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String place, String what) {
            super(place + ": " + what);
        }
    }

    private static final Set<String> KEYS = Set.of(
            "id", "says", "unless", "when", "status", "reply", "at", "by", "reason", "hardness", "source", "examples");

    /** One entry as it stands in the file. */
    record Entry(int line, Map<String, List<String>> values) {}

    private RuleFile() {}

    static List<Rule> resource(String name) {
        String path = "/rules/" + name + ".yaml";
        try (InputStream in = RuleFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: " + path);
            }
            return rules(name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Rule> rules(String file, String text) {
        List<Rule> rules = new ArrayList<>();
        for (Entry entry : entries(file, text)) {
            rules.add(rule(file + ":" + entry.line, entry.values));
        }
        return rules;
    }

    static List<Entry> entries(String file, String text) {
        List<Entry> entries = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            String raw = text.substring(from, end < 0 ? text.length() : end);
            from = end < 0 ? text.length() : end + 1;
            number++;
            String line = raw.strip();
            String place = file + ":" + number;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int depth = raw.length() - raw.stripLeading().length();
            if (depth == 4 && line.startsWith("- ")) {
                open.add(scalar(place, line.substring(2).strip()));
                continue;
            }
            if (depth == 0 && line.startsWith("- ")) {
                entries.add(new Entry(number, new LinkedHashMap<>()));
                line = line.substring(2);
            } else if (depth != 2) {
                throw new Malformed(place, "expected '- id: …', '  key: …' or '    - text'");
            }
            int colon = line.indexOf(':');
            String key = colon < 0 ? line : line.substring(0, colon);
            if (colon < 0 || !KEYS.contains(key) || entries.isEmpty()) {
                throw new Malformed(
                        place,
                        "'" + key + "' is none of " + KEYS.stream().sorted().toList());
            }
            open = values(place, line.substring(colon + 1).strip());
            if (entries.getLast().values.put(key, open) != null) {
                throw new Malformed(place, "'" + key + "' stands here twice");
            }
        }
        return entries;
    }

    private static Rule rule(String place, Map<String, List<String>> values) {
        try {
            Reason reason = Reason.valueOf(one(values, "reason").orElseThrow(() -> new Malformed(place, "no reason")));
            return new Rule(
                    one(values, "id").orElseThrow(() -> new Malformed(place, "no id")),
                    phrases(values, "says"),
                    phrases(values, "unless"),
                    one(values, "when").map(LazyPattern::new),
                    Codes.parse(many(values, "status"), many(values, "reply")),
                    many(values, "at"),
                    many(values, "by"),
                    reason,
                    one(values, "hardness").map(Hardness::valueOf).orElse(reason.usually()),
                    one(values, "source").orElse(""),
                    many(values, "examples"),
                    place);
        } catch (IllegalArgumentException e) {
            throw new Malformed(place, String.valueOf(e.getMessage()));
        }
    }

    private static List<Phrase> phrases(Map<String, List<String>> values, String key) {
        List<String> texts = many(values, key);
        List<Phrase> phrases = new ArrayList<>(texts.size());
        for (String text : texts) {
            phrases.add(Phrase.of(text));
        }
        return phrases;
    }

    private static List<String> many(Map<String, List<String>> values, String key) {
        return values.getOrDefault(key, List.of());
    }

    private static Optional<String> one(Map<String, List<String>> values, String key) {
        List<String> texts = many(values, key);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.getFirst());
    }

    private static List<String> values(String place, String text) {
        List<String> values = new ArrayList<>();
        if (text.startsWith("[") && text.endsWith("]")) {
            for (String part : text.substring(1, text.length() - 1).split(",")) {
                values.add(scalar(place, part.strip()));
            }
        } else if (!text.isEmpty()) {
            values.add(scalar(place, text));
        }
        return values;
    }

    private static String scalar(String place, String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return text.substring(1, text.length() - 1).replace("''", "'");
        }
        if (text.isEmpty()
                || "'\"[]{}&*!|>%@`#?-,".indexOf(text.charAt(0)) >= 0
                || text.contains(": ")
                || text.contains(" #")
                || text.endsWith(":")) {
            throw new Malformed(place, "put this between single quotes: " + text);
        }
        return text;
    }
}
