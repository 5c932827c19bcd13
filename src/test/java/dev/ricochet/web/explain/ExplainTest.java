package dev.ricochet.web.explain;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.command.Shell;
import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ExplainTest {
    private static final List<String> WORDS = List.of("meaning", "advice", "thenWords", "next");

    @Inject
    Tokens tokens;

    private String bearer = "";

    @BeforeEach
    void somebodyWhoMay() {
        bearer = Bearer.of(tokens, Scope.BOUNCES_READ);
    }

    static Stream<Path> mails() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src", "test", "resources", "corpus"))) {
            return all.filter(file -> file.toString().endsWith(".eml")).sorted().toList().stream()
                    .filter(file -> Math.floorMod(file.toString().hashCode(), 40) == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void says_what_the_command_says(Path mail) throws IOException {
        Response answer = explain(Files.readAllBytes(mail));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        ObjectNode said = (ObjectNode) new ObjectMapper().readTree(answer.asString());
        said.remove("why");
        said.path("events").forEach(event -> ((ObjectNode) event).remove(WORDS));
        ObjectNode expected = (ObjectNode) command(mail);
        expected.remove(List.of("file", "mail"));
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void says_it_in_words_as_well() {
        Response answer = explain("""
                From: Mail Delivery Subsystem <mailer-daemon@example.net>
                Subject: Undelivered Mail
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                No.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net

                Final-Recipient: rfc822; alice@example.com
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 No such user

                --b--
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.jsonPath().getString("kind")).isEqualTo("bounce");
        assertThat(answer.jsonPath().getString("events[0].verdict")).isEqualTo("hard");
        assertThat(answer.jsonPath().getString("events[0].meaning")).isEqualTo("Nobody has this address.");
        assertThat(answer.jsonPath().getString("events[0].then")).isEqualTo("held");
        assertThat(answer.jsonPath().getString("events[0].thenWords")).contains("nobody proves it");
    }

    @Test
    void a_mail_that_is_too_large_is_refused_even_where_its_length_was_not_said() {
        Response answer = given().header("Authorization", bearer)
                .contentType("message/rfc822")
                .body(new ByteArrayInputStream(new byte[11 * 1024 * 1024]))
                .post("/api/v1/explain");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:ricochet:problem:too-large");
    }

    @Test
    void an_account_that_is_not_there_is_not_there() {
        assertThat(given().header("Authorization", bearer)
                        .contentType("message/rfc822")
                        .queryParam("account", UUID.randomUUID())
                        .body("x".getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/explain")
                        .statusCode())
                .isEqualTo(404);
    }

    private Response explain(byte[] mail) {
        return given().header("Authorization", bearer)
                .contentType("message/rfc822")
                .body(mail)
                .post("/api/v1/explain");
    }

    private static JsonNode command(Path mail) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(Shell.run("explain", "--json", mail.toString())).hasValue(0);
        } finally {
            System.setOut(before);
        }
        return new ObjectMapper().readTree(said.toString(StandardCharsets.UTF_8));
    }
}
