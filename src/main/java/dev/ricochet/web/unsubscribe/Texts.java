package dev.ricochet.web.unsubscribe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What the page says, in every language that it speaks. */
@Singleton
final class Texts {
    static final String OTHERWISE = "en";

    private final ObjectMapper json;
    private final Map<String, Map<String, String>> all;

    Texts(ObjectMapper json, Files files) throws JsonProcessingException {
        this.json = json;
        this.all = json.readValue(files.text("texts.json"), new TypeReference<>() {});
    }

    /** The first of what a reader wants that is spoken here. */
    String language(List<Locale> wanted) {
        return wanted.stream()
                .map(Locale::getLanguage)
                .filter(all::containsKey)
                .findFirst()
                .orElse(OTHERWISE);
    }

    Map<String, String> in(String language) {
        return Objects.requireNonNull(all.get(language));
    }

    String jsonOf(String language) {
        return written(Map.of(language, in(language)));
    }

    String jsonOfAll() {
        return written(all);
    }

    // stands in a page, where a tag would end it
    private String written(Map<String, Map<String, String>> texts) {
        try {
            return json.writeValueAsString(texts).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are text", e);
        }
    }
}
