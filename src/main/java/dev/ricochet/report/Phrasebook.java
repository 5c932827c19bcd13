package dev.ricochet.report;

import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What people say about the mail that they get: {@code requests/*.yaml}, one file a language. */
final class Phrasebook {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "ja");

    private final Map<Phrase.Means, List<Phrase>> phrases = new EnumMap<>(Phrase.Means.class);

    /** Read when the first person writes: to explain a bounce takes none of it. */
    private static final class Read {
        static final Phrasebook BOOK = new Phrasebook(LANGUAGES);
    }

    private Phrasebook(List<String> languages) {
        for (Phrase.Means means : Phrase.Means.values()) {
            phrases.put(means, new ArrayList<>());
        }
        languages.forEach(this::read);
    }

    static Phrasebook known() {
        return Read.BOOK;
    }

    List<Phrase> of(Phrase.Means means) {
        return List.copyOf(phrases.getOrDefault(means, List.of()));
    }

    /** The first phrase of a kind that finds something in a sentence. */
    Optional<Spoken> said(Phrase.Means means, String sentence) {
        for (Phrase phrase : phrases.getOrDefault(means, List.of())) {
            Optional<String> words = phrase.in(sentence);
            if (words.isPresent()) {
                return Optional.of(new Spoken(phrase.id(), words.get()));
            }
        }
        return Optional.empty();
    }

    private void read(String language) {
        String path = "/requests/" + language + ".yaml";
        try (InputStream in = Phrasebook.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing from the application: " + path);
            }
            Map<?, ?> file = (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(in);
            Map<?, ?> words = file.get("words") instanceof Map<?, ?> named ? named : Map.of();
            for (Phrase.Means means : Phrase.Means.values()) {
                if (file.get(means.name().toLowerCase(Locale.ROOT)) instanceof List<?> entries) {
                    entries.forEach(entry -> phrases.getOrDefault(means, new ArrayList<>())
                            .add(phrase(means, (Map<?, ?>) entry, words)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phrase phrase(Phrase.Means means, Map<?, ?> entry, Map<?, ?> words) {
        String when = filled(filled(String.valueOf(entry.get("when")), words), words);
        List<String> examples = entry.get("examples") instanceof List<?> said
                ? said.stream().map(String::valueOf).toList()
                : List.of();
        return new Phrase(String.valueOf(entry.get("id")), means, Pattern.compile(when), examples);
    }

    private static String filled(String when, Map<?, ?> words) {
        String filled = when;
        for (Map.Entry<?, ?> word : words.entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", String.valueOf(word.getValue()));
        }
        return filled;
    }
}
