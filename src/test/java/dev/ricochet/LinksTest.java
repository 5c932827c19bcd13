package dev.ricochet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for people: what they point at is there. */
class LinksTest {
    // [configuration](docs/configuration.md#callback)
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)(?:#[^)]*)?\\)");

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void every_link_within_the_project_leads_somewhere(Path page) throws IOException {
        List<Path> dead = LINK.matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> page.resolveSibling(link.group(1)))
                .filter(target -> !Files.exists(target))
                .toList();
        assertThat(dead).isEmpty();
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }
}
