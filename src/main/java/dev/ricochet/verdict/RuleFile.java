package dev.ricochet.verdict;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads a file of rules: a list of entries of texts and lists of texts, the part of YAML that needs no library. A YAML
 * library takes ten times as long to start as all else here; a test holds that one reads the same.
 */
final class RuleFile {

    private static final Set<String> KEYS = Set.of(
            "id", "says", "unless", "when", "status", "reply", "at", "by", "reason", "hardness", "source", "examples");

    private RuleFile() {}

    /** The entries of a file that comes with the program: anything wrong with it is a fault of the build. */
    static List<RuleEntry> resource(String name) {
        String path = "/rules/" + name + ".yaml";
        try (InputStream in = RuleFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: " + path);
            }
            return entries(name + ".yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8), RuleFile::refuse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What such an entry says. */
    static Rule rule(RuleEntry entry) {
        return entry.rule(RuleFile::refuse).orElseThrow();
    }

    private static void refuse(Finding wrong) {
        throw new IllegalStateException(wrong.toString());
    }

    /** The entries, without the lines that are wrong. */
    static List<RuleEntry> entries(String file, String text, Consumer<Finding> wrong) {
        List<RuleEntry> entries = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            String raw = text.substring(from, end < 0 ? text.length() : end);
            from = end < 0 ? text.length() : end + 1;
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                int depth = raw.indexOf(line.charAt(0));
                if (depth == 4 && line.startsWith("- ")) {
                    open.add(scalar(line.substring(2).strip()));
                    continue;
                }
                if (depth == 0 && line.startsWith("- ")) {
                    entries.add(new RuleEntry(file, number));
                    line = line.substring(2);
                } else if (depth != 2) {
                    throw new IllegalArgumentException(
                            "expected '- id: …', '  key: …' or '    - text', indented with blanks");
                }
                open = new ArrayList<>();
                put(entries, line, number, open);
            } catch (IllegalArgumentException e) {
                wrong.accept(new Finding(file, number, String.valueOf(e.getMessage())));
            }
        }
        return entries;
    }

    /** @param open takes the values, and those of the lines below */
    private static void put(List<RuleEntry> entries, String line, int number, List<String> open) {
        if (line.startsWith("- ")) {
            throw new IllegalArgumentException("indent the texts of a list by four blanks");
        }
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("expected 'key: …', and no colon stands in '" + line + "'");
        }
        String key = line.substring(0, colon);
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException(
                    "'" + key + "' is none of " + KEYS.stream().sorted().toList());
        }
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("no '- id: …' stands before this");
        }
        RuleEntry entry = entries.getLast();
        entry.lines().put(key, number);
        if (entry.values().put(key, open) != null) {
            throw new IllegalArgumentException("'" + key + "' stands here twice");
        }
        open.addAll(values(line.substring(colon + 1).strip()));
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        if (text.startsWith("[") && text.endsWith("]")) {
            if (text.substring(1, text.length() - 1).isBlank()) {
                return values;
            }
            for (String part : text.substring(1, text.length() - 1).split(",")) {
                values.add(scalar(part.strip()));
            }
        } else if (!text.isEmpty()) {
            values.add(scalar(text));
        }
        return values;
    }

    private static String scalar(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            String quoted = text.substring(1, text.length() - 1);
            if (quoted.replace("''", "").indexOf('\'') >= 0) {
                throw new IllegalArgumentException("write a quote between quotes twice: " + text);
            }
            return quoted.replace("''", "'");
        }
        if (text.isEmpty()
                || "'\"[]{}&*!|>%@`#?-,".indexOf(text.charAt(0)) >= 0
                || text.contains(": ")
                || text.contains(" #")
                || text.endsWith(":")) {
            throw new IllegalArgumentException("put this between single quotes: " + text);
        }
        return text;
    }
}
