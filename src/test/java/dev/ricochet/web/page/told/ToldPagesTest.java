package dev.ricochet.web.page.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import dev.ricochet.web.page.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class ToldPagesTest {
    @Inject
    Outbox outbox;

    @Inject
    Tokens tokens;

    @Inject
    DataSource database;

    private final Sample sample = Sample.ofNewAccount();

    @Test
    void nothing_told_yet_says_what_will_be_seen() {
        assertThat(owner().read("/told")).contains("Nothing was told yet");
        assertThat(owner().read("/told/failed")).contains("Everything could be told");
    }

    @Test
    void a_call_stands_with_its_answer_and_its_bounces() throws SQLException {
        Event event = kept("alice@example.com");
        UUID batch = call(event, "callback_at_fault", 404, "404 <b>gone</b>");
        Visitor owner = owner();
        assertThat(owner.read("/told"))
                .contains("wrong address", "404 &lt;b&gt;gone&lt;/b&gt;", "/told/calls/" + batch);
        assertThat(owner.read("/told/calls/" + batch))
                .contains("1 bounce in one call", "alice@example.com", "the whole answer &lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(owner.read("/told/calls.csv")).contains("\"callback_at_fault\",\"404\"");
        Visitor other = Visitor.of(UUID.randomUUID(), tokens, Scope.values());
        assertThat(other.read("/told")).doesNotContain(batch.toString());
        assertThat(other.get("/told/calls/" + batch).statusCode()).isEqualTo(404);
    }

    @Test
    void what_was_refused_stands_by_the_receivers_words_and_can_be_told_once_more() throws SQLException {
        Event event = kept("alice@example.com");
        refuse(event, "invalid meta");
        Visitor owner = owner();
        assertThat(owner.read("/told/failed")).contains("Refused by CleverTap", "invalid meta", "Tell once more…");
        String ask = "/held/decide?do=retell&state=refused&account=" + sample.account() + "&answer=invalid+meta";
        assertThat(owner.read(ask)).contains("Tell CleverTap once more of 1 person?");
        String then = owner.followed(owner.formAt(ask)
                .formParam("do", "retell")
                .formParam("state", "refused")
                .formParam("account", sample.account().toString())
                .formParam("answer", "invalid meta")
                .formParam("people", 1)
                .post("/held/decide"));
        assertThat(then).contains("Of 1 person CleverTap will be told now", "Everything could be told");
    }

    private Visitor owner() {
        return Visitor.of(sample.account(), tokens, Scope.values());
    }

    private Event kept(String recipient) {
        Event event = sample.event("one", recipient, Kind.SOFT_BOUNCE, Optional.empty());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(sample.mail("one")), List.of(new Outbox.Entry(event, Optional.empty()))));
        return event;
    }

    private UUID call(Event event, String answer, int status, String words) throws SQLException {
        UUID batch = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into attempt (id, target, began_at, took, events, answer, status, body, words)
                        values (?, ?, now(), interval '310 milliseconds', array[?::uuid], ?, ?, ?, ?)
                        """)) {
            insert.setObject(1, batch);
            insert.setObject(2, sample.account());
            insert.setObject(3, event.id());
            insert.setString(4, answer);
            insert.setInt(5, status);
            insert.setString(6, "the whole answer <script>alert(1)</script>");
            insert.setString(7, words);
            int _ = insert.executeUpdate();
        }
        return batch;
    }

    private void refuse(Event event, String words) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update telling set state = 'refused', settled_at = now(), words = ? where event = ?")) {
            update.setString(1, words);
            update.setObject(2, event.id());
            int _ = update.executeUpdate();
        }
    }
}
