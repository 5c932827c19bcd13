package dev.ricochet.web.page.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.Search;
import dev.ricochet.web.page.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class CheckPagesTest {
    @Inject
    Outbox outbox;

    @Inject
    Tokens tokens;

    private final Sample sample = Sample.ofNewAccount();

    @SuppressWarnings("NullAway.Init") // before each test
    private Visitor owner;

    @BeforeEach
    void somebodyWhoMayRead() {
        owner = Visitor.of(sample.account(), tokens, Scope.BOUNCES_READ);
    }

    @Test
    void a_list_is_answered_with_what_is_known_of_each() {
        keep("dead", "dead@example.com", Kind.HARD_BOUNCE, Optional.empty());
        keep("held", "held@example.com", Kind.HARD_BOUNCE, Optional.of(HoldCause.UNPROVEN));
        keep("soft", "soft@example.com", Kind.SOFT_BOUNCE, Optional.empty());
        String answer =
                check("DEAD@example.com\nheld@example.com\nsoft@example.com\nbob@gmial.com\nnew@example.com\nnobody\n");
        assertThat(answer)
                .contains("Of 5 addresses nothing is known against 2")
                .contains("Dead", "DEAD@example.com", "Perhaps dead", "held@example.com")
                .contains("bob@gmail.com", "No address was found in 1 line: 6")
                .doesNotContain(">soft@example.com<");
    }

    @Test
    void a_file_is_read_like_what_is_pasted() {
        keep("dead", "dead@example.com", Kind.HARD_BOUNCE, Optional.empty());
        Response answer = owner.formAt("/check")
                .multiPart("list", "")
                .multiPart(
                        "file",
                        "list.csv",
                        "mail;name\ndead@example.com;Dee\n".getBytes(StandardCharsets.UTF_8),
                        "text/csv")
                .post("/check");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.asString()).contains("Of 1 address nothing is known against 0", "dead@example.com");
    }

    @Test
    void the_answer_as_a_table_carries_nothing_out_and_has_every_address() {
        keep("dead", "=cmd@example.com", Kind.HARD_BOUNCE, Optional.empty());
        Response table = owner.formAt("/check")
                .formParam("list", "=cmd@example.com\nfine@example.com")
                .post("/check/table");
        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.header("Content-Disposition")).startsWith("attachment");
        assertThat(table.asString()).contains("\"'=cmd@example.com\",\"Dead\"", "\"fine@example.com\",\"\"");
    }

    @Test
    void a_list_without_an_address_is_asked_for_once_more() {
        assertThat(check("nobody\n")).contains("No address was found").contains("role=\"alert\"");
    }

    @Test
    void what_another_account_knows_is_not_said() {
        keep("dead", "dead@example.com", Kind.HARD_BOUNCE, Optional.empty());
        owner = Visitor.of(UUID.randomUUID(), tokens, Scope.BOUNCES_READ);
        assertThat(check("dead@example.com")).contains("Nothing is known against any of them");
    }

    @Test
    void a_list_that_is_checked_leaves_nothing_behind() {
        assertThat(check("new@example.com\nother@example.com")).contains("Of 2 addresses");
        assertThat(outbox.search(Search.of(Optional.of(Set.of(sample.account()))), Optional.empty(), 10))
                .isEmpty();
    }

    private String check(String list) {
        Response answer = owner.formAt("/check").multiPart("list", list).post("/check");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asString();
    }

    private void keep(String subject, String recipient, Kind kind, Optional<HoldCause> hold) {
        Event event = sample.event(subject, recipient, kind, Optional.empty());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(sample.mail(subject)), List.of(new Outbox.Entry(event, hold))));
    }
}
