package dev.ricochet.web.unsubscribe;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the page is made of. {@code clevertap-web-sdk.js} is {@code clevertap.min.js} of version 2.5.2 as npm has it, under
 * the licence beside it.
 */
@Singleton
final class Files {
    static final String SDK = "clevertap-web-sdk.js";
    static final String SCRIPT = "page.js";
    static final String STYLE = "page.css";

    private final Map<String, String> all =
            Stream.of(SDK, SCRIPT, STYLE, "texts.json").collect(Collectors.toMap(Function.identity(), Files::read));

    String text(String name) {
        return Objects.requireNonNull(all.get(name));
    }

    /** What a browser may ask for by name. */
    Optional<String> served(String name) {
        return Optional.ofNullable(all.get(name)).filter(_ -> !name.endsWith(".json"));
    }

    private static String read(String name) {
        try (InputStream file = Files.class.getResourceAsStream("/unsubscribe/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
