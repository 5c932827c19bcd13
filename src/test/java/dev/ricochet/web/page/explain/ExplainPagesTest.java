package dev.ricochet.web.page.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.web.page.Visitor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ExplainPagesTest {
    private static final Path BOUNCE = Path.of("src/test/resources/corpus/postfix/no-such-user.eml");

    private static final String HOSTILE = """
            From: "<b>Mail Delivery</b>" <mailer-daemon@example.net>
            Subject: =?utf-8?q?Undelivered_=E2=80=AE<script>?=
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b
            Content-Type: text/plain

            </pre><script>alert(1)</script> %s
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.net

            Final-Recipient: rfc822; alice@example.com
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 No such user <img src=x>

            --b--
            """.formatted("x".repeat(10_000));

    @Inject
    Tokens tokens;

    private Visitor visitor;

    @BeforeEach
    void somebodyWhoMayRead() {
        visitor = Visitor.with(tokens, Scope.BOUNCES_READ);
    }

    @Test
    void a_dropped_file_is_explained_with_its_words_marked() throws IOException {
        Response page = visitor.form(visitor.get("/explain"))
                .multiPart("file", "bounce.eml", Files.readAllBytes(BOUNCE), "message/rfc822")
                .post("/explain");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.asString()).contains("<h1>A bounce</h1>", "What it rests on", "What Ricochet would do");
        assertThat(page.asString().split("<mark>"))
                .as("in the proof, and in the mail")
                .hasSizeGreaterThan(2);
    }

    @Test
    void a_pasted_source_is_explained_and_nothing_in_it_becomes_part_of_the_page() {
        Response page = visitor.form(visitor.get("/explain"))
                .multiPart("source", HOSTILE)
                .post("/explain");
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.asString())
                .contains("alice@example.com", "&lt;script&gt;alert(1)", "[U+202E]")
                .doesNotContain("<script>alert", "<img src=x", "\u202E", "</pre><");
    }

    @Test
    void ordinary_mail_is_said_to_be_ordinary() {
        Response page = visitor.form(visitor.get("/explain"))
                .multiPart("source", "From: alice@example.com\nSubject: Lunch?\n\nAt noon?\n")
                .post("/explain");
        assertThat(page.asString()).contains("<h1>Ordinary mail</h1>");
    }

    @Test
    void nothing_shown_is_asked_for_once_more() {
        Response page =
                visitor.form(visitor.get("/explain")).multiPart("source", " ").post("/explain");
        assertThat(page.asString()).contains("Choose a file, or paste the source");
    }

    @Test
    void a_form_without_its_key_explains_nothing() {
        assertThat(visitor.form(visitor.get("/bounces"))
                        .multiPart("source", "a")
                        .post("/explain")
                        .statusCode())
                .isEqualTo(403);
    }
}
