package dev.ricochet.smtp;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads a file of advice that comes with the program: anything wrong with it is a fault of the build. */
final class AdviceFile {
    private static final Set<String> KEYS =
            Set.of("id", "part", "steps", "cause", "when", "means", "do", "link", "source", "examples");

    private static final String ANY = "ANY";

    private final String name;

    AdviceFile(String name) {
        this.name = name;
    }

    List<AdviceEntry> entries() {
        String path = "/advice/" + name + ".yaml";
        try (InputStream in = AdviceFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: " + path);
            }
            List<AdviceEntry> entries = new ArrayList<>();
            for (Object each : list(new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(in))) {
                entries.add(entry(each));
            }
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AdviceEntry entry(Object given) {
        if (!(given instanceof Map<?, ?> entry) || !KEYS.containsAll(entry.keySet())) {
            throw new IllegalStateException(name + ": not an entry: " + given);
        }
        return new AdviceEntry(
                new Advice(must(entry, "id"), must(entry, "means"), texts(entry, "do"), must(entry, "link")),
                text(entry, "part").map(Part::valueOf),
                steps(entry),
                cause(entry),
                text(entry, "when").map(Pattern::compile),
                must(entry, "source"),
                texts(entry, "examples"));
    }

    private Set<Step> steps(Map<?, ?> entry) {
        Set<Step> steps = new LinkedHashSet<>();
        texts(entry, "steps").forEach(step -> steps.add(Step.valueOf(step)));
        return steps;
    }

    private static Optional<Cause> cause(Map<?, ?> entry) {
        String cause = text(entry, "cause").orElse(Cause.REPLY.name());
        return cause.equals(ANY) ? Optional.empty() : Optional.of(Cause.valueOf(cause));
    }

    private String must(Map<?, ?> entry, String key) {
        return text(entry, key)
                .orElseThrow(() -> new IllegalStateException(name + ": without '" + key + "': " + entry));
    }

    private static Optional<String> text(Map<?, ?> entry, String key) {
        return Optional.ofNullable(entry.get(key)).map(Object::toString);
    }

    private List<String> texts(Map<?, ?> entry, String key) {
        return entry.containsKey(key)
                ? list(entry.get(key)).stream().map(Object::toString).toList()
                : List.of();
    }

    private List<?> list(Object given) {
        if (given instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException(name + ": not a list: " + given);
    }
}
