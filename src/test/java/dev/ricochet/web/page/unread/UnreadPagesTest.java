package dev.ricochet.web.page.unread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.unread.Unread;
import dev.ricochet.web.page.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class UnreadPagesTest {
    private static final String MAIL = """
            From: MAILER-DAEMON@mx.example.net
            To: news@example.org
            Subject: Undelivered Mail <b>Returned</b>
            Return-Path: <>

            Ihre Nachricht konnte nicht zugestellt werden. <script>alert(1)</script>
            """;

    @Inject
    Unread unread;

    @Inject
    Tokens tokens;

    private final UUID account = UUID.randomUUID();

    @Test
    void a_mail_is_listed_and_shown_with_what_was_tried() {
        UUID id = kept("names nobody that can be told");
        Visitor visitor = Visitor.of(account, tokens, Scope.BOUNCES_READ);
        assertThat(visitor.get("/not-understood").asString())
                .contains("/not-understood/" + id, "names nobody that can be told");
        Response page = visitor.get("/not-understood/" + id);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.asString())
                .contains("What was tried", "No part of it is a delivery status.", "&lt;script&gt;alert(1)")
                .contains("Undelivered Mail &lt;b&gt;Returned")
                .doesNotContain("<script>alert", "This is no bounce</button>");
    }

    @Test
    void its_source_is_a_download() {
        UUID id = kept("names nobody that can be told");
        Response mail = Visitor.of(account, tokens, Scope.BOUNCES_READ).get("/not-understood/" + id + "/mail");
        assertThat(mail.header("Content-Disposition")).startsWith("attachment");
        assertThat(mail.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(mail.asString()).isEqualTo(MAIL);
        Response anonymous =
                Visitor.of(account, tokens, Scope.BOUNCES_READ).get("/not-understood/" + id + "/mail/anonymous");
        assertThat(anonymous.header("Content-Disposition")).startsWith("attachment");
        assertThat(anonymous.asString())
                .contains("konnte nicht zugestellt werden")
                .doesNotContain("news@");
    }

    @Test
    void a_person_says_that_it_is_no_bounce_and_it_does_not_come_back() {
        UUID id = kept("names nobody that can be told");
        Visitor visitor = Visitor.of(account, tokens, Scope.BOUNCES_READ, Scope.BOUNCES_WRITE);
        String decide = "/not-understood/" + id + "/no-bounce";
        Response page = visitor.get("/not-understood/" + id);
        assertThat(visitor.form(page).post(decide).statusCode()).isEqualTo(303);
        keep(id, "read again");
        assertThat(visitor.get("/not-understood").asString()).contains("Everything was understood");
        assertThat(visitor.get("/not-understood/" + id).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/not-understood/" + id + "/mail").statusCode()).isEqualTo(404);
        assertThat(QuarkusTransaction.requiringNew().call(() -> unread.front(id)))
                .isEmpty();
        assertThat(QuarkusTransaction.requiringNew().call(() -> unread.count(account)))
                .isZero();
    }

    @Test
    void whoever_may_only_read_decides_nothing() {
        UUID id = kept("names nobody that can be told");
        Visitor visitor = Visitor.of(account, tokens, Scope.BOUNCES_READ);
        Response refused = visitor.form(visitor.get("/explain")).post("/not-understood/" + id + "/no-bounce");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/not-understood/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void another_accounts_mails_are_not_there() {
        UUID id = kept("names nobody that can be told");
        Visitor other = Visitor.of(UUID.randomUUID(), tokens, Scope.BOUNCES_READ, Scope.BOUNCES_WRITE);
        assertThat(other.get("/not-understood").asString()).doesNotContain(id.toString());
        assertThat(other.get("/not-understood/" + id).statusCode()).isEqualTo(404);
        assertThat(other.get("/not-understood/" + id + "/mail").statusCode()).isEqualTo(404);
        Response page = other.get("/explain");
        assertThat(other.form(page).post("/not-understood/" + id + "/no-bounce").statusCode())
                .isEqualTo(404);
    }

    private UUID kept(String why) {
        UUID id = UUID.randomUUID();
        keep(id, why);
        return id;
    }

    private void keep(UUID id, String why) {
        QuarkusTransaction.requiringNew()
                .run(() -> unread.keep(
                        id,
                        account,
                        why,
                        "INBOX",
                        Instant.parse("2026-03-01T10:00:00Z"),
                        MAIL.getBytes(StandardCharsets.UTF_8)));
    }
}
