package dev.ricochet.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types what {@code docs/api.md} says to type, and compares {@code docs/openapi.yaml} with the code. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ApiPageTest {
    @TestHTTPResource("")
    URL server;

    @Inject
    Tokens tokens;

    @Inject
    Session database;

    @TempDir
    Path directory;

    @BeforeEach
    void nothing_is_on_its_way() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery("truncate mail, event cascade")
                        .executeUpdate());
    }

    @Test
    void every_line_of_the_page_does_what_it_says() throws IOException, InterruptedException {
        Files.copy(aBounce(), directory.resolve("bounce.eml"));
        ShellPage.read("api.md")
                .run(
                        directory,
                        Map.of(
                                "RICOCHET",
                                server.toString().replaceFirst("/$", ""),
                                "TOKEN",
                                Bearer.of(tokens, Scope.values()).substring("Bearer ".length())));
    }

    @Test
    void the_document_is_what_the_code_answers() throws IOException {
        Path written = Path.of("target", "openapi", "openapi.yaml");
        assertThat(Files.readString(Path.of("docs", "openapi.yaml")))
                .as("what has changed for callers? if it may: cp " + written + " docs/openapi.yaml")
                .isEqualTo(Files.readString(written));
    }

    private static Path aBounce() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "test", "resources", "corpus", "postfix"))) {
            return all.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }
}
