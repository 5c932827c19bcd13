package dev.ricochet.web.page.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.web.page.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class BouncePagesTest {
    private static final Pattern NEXT = Pattern.compile("href=\"(/bounces\\?[^\"]*after=[^\"]*)\"");
    private static final Pattern WATCH = Pattern.compile("hx-get=\"(/bounces/new\\?[^\"]*)\"");

    // hard ones for one reason, soft ones for another
    private static final String MANY = """
            with one as (
              select n, gen_random_uuid() as id, ?::uuid as account, n % 2 = 0 as hard from generate_series(1, ?) as n
            ), mails as (
              insert into mail (id, account, fingerprint, kind, reported_by, origin, folder, received_at)
              select id, account, 'many-' || n, 'bounce', 'rfc3464', '', 'INBOX', now() from one
            ), identities as (
              insert into event_identity (id) select id from one
            ), events as (
              insert into event (id, account, mail, kind, recipient, reason, rule, evidence, occurred_at, arrived_at, campaign)
              select id, account, id, case when hard then 'HARD_BOUNCE' else 'SOFT_BOUNCE' end, 'person' || n || '@example.org',
                     case when hard then 'NO_SUCH_USER' else 'MAILBOX_FULL' end, 'a-rule', 'words', now(), now(), true
                from one
            )
            insert into telling (event, target, state, settled_at) select id, account, 'told', now() from one
            """;

    @Inject
    DataSource database;

    @Inject
    Outbox outbox;

    @Inject
    Tokens tokens;

    private final Sample sample = Sample.ofNewAccount();
    private Visitor visitor;

    @AfterEach
    void leaveFew() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate(
                    "truncate telling, event, event_identity, mail, target, attempt, last_told, brake, sent_volume, alarm cascade");
        }
    }

    @BeforeEach
    void somebodyWhoMayRead() {
        visitor = Visitor.of(sample.account(), tokens, Scope.BOUNCES_READ);
    }

    @Test
    void a_list_shows_who_why_and_how_it_stands() {
        Event event = kept("one", "alice@example.com", Optional.of(HoldCause.UNPROVEN));
        Response list = visitor.get("/bounces");
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        assertThat(list.asString())
                .contains("/bounces/" + event.id(), "alice@example.com", "hard", "552 5.2.2 Mailbox full", "held")
                .contains(event.reason().orElseThrow().meaning());
    }

    @Test
    void nothing_yet_says_what_comes_and_nothing_found_says_what_to_change() {
        assertThat(visitor.get("/bounces").asString()).contains("No bounce yet");
        assertThat(visitor.get("/bounces?who=nobody@example.com").asString()).contains("Nothing like that");
    }

    @Test
    void what_is_looked_for_stands_in_the_address_and_in_the_form() {
        Event one = kept("one", "Alice@Example.com", Optional.of(HoldCause.UNPROVEN));
        Event other = kept("two", "bob@sub.example.com", Optional.empty());
        assertThat(found("who=alice@example.com")).containsExactly(one.id());
        assertThat(found("who=example.com")).containsExactly(one.id());
        assertThat(found("who=@sub.example.com")).containsExactly(other.id());
        assertThat(found("state=held")).containsExactly(one.id());
        assertThat(found("state=held&cause=unproven")).containsExactly(one.id());
        assertThat(found("verdict=hard_bounce")).containsExactlyInAnyOrder(one.id(), other.id());
        assertThat(found("reason=no_such_user")).isEmpty();
        assertThat(found("from=2026-03-01&to=2026-03-01")).hasSize(2);
        assertThat(found("from=2026-03-02")).isEmpty();
        assertThat(found("to=2026-02-28")).isEmpty();
        assertThat(found("who=&verdict=&state=&cause=&reason=&account=&from=&to="))
                .hasSize(2);
        assertThat(visitor.get("/bounces?who=alice@example.com&state=held").asString())
                .contains("value=\"alice@example.com\"", "<option value=\"held\" selected>");
    }

    @Test
    void what_cannot_be_looked_for_is_said_beside_the_form() {
        Response page = visitor.get("/bounces?who=no%20address");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.asString()).contains("Give a whole address, or a domain");
        assertThat(visitor.get("/bounces?state=gone").asString()).contains("Choose once more");
    }

    @Test
    void a_long_list_comes_in_parts_without_a_gap_or_a_repetition() {
        for (int i = 0; i < 120; i++) {
            Event _ = kept("mail " + i, "person" + i + "@example.org", Optional.empty());
        }
        List<UUID> seen = new ArrayList<>();
        String path = "/bounces";
        for (int parts = 0; path != null && parts < 10; parts++) {
            String part = visitor.get(path).asString();
            seen.addAll(ids(part));
            Matcher next = NEXT.matcher(part);
            path = next.find() ? next.group(1).replace("&amp;", "&") : null;
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    void among_very_many_it_is_looked_for_in_parts_and_nothing_is_missed() throws SQLException {
        Event first = kept("one", "alice@example.com", Optional.empty());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(MANY)) {
            insert.setObject(1, sample.account());
            insert.setInt(2, 31_000);
            int _ = insert.executeUpdate();
        }
        assertThat(found("who=alice@example.com")).as("by itself").containsExactly(first.id());
        String part =
                visitor.get("/bounces?verdict=hard_bounce&reason=mailbox_full").asString();
        assertThat(ids(part)).isEmpty();
        assertThat(part).contains("Look further back");
        Matcher next = NEXT.matcher(part);
        assertThat(next.find()).isTrue();
        String rest = visitor.get(next.group(1).replace("&amp;", "&")).asString();
        assertThat(ids(rest)).containsExactly(first.id());
        assertThat(rest).doesNotContain("Look further back");
    }

    @Test
    void what_comes_later_appears_at_the_top_once() {
        Event _ = kept("one", "alice@example.com", Optional.empty());
        String watch = watch(visitor.get("/bounces"));
        assertThat(visitor.get(watch).statusCode()).isEqualTo(204);
        Event later = kept("two", "bob@example.com", Optional.empty());
        Response fresh = visitor.get(watch);
        assertThat(fresh.statusCode()).isEqualTo(200);
        assertThat(ids(fresh.asString())).containsExactly(later.id());
        assertThat(visitor.get(watch(fresh)).statusCode()).isEqualTo(204);
    }

    @Test
    void a_page_that_nobody_looks_at_stops_asking() {
        Event _ = kept("one", "alice@example.com", Optional.empty());
        String late = watch(visitor.get("/bounces")).replaceFirst("until=\\d+", "until=1");
        Response over = visitor.get(late);
        assertThat(over.statusCode()).isEqualTo(200);
        assertThat(over.asString()).doesNotContain("hx-get");
    }

    @Test
    void a_table_for_a_spreadsheet_is_a_download_in_which_nothing_is_carried_out() {
        Event _ = kept("one", "+alice@example.com", Optional.empty());
        Response table = visitor.get("/bounces/table?who=example.com");
        assertThat(table.header("Content-Disposition")).startsWith("attachment");
        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.asString()).startsWith("\"address\",").contains("\r\n\"'+alice@example.com\",\"hard\",");
    }

    @Test
    void one_bounce_shows_all_that_it_rests_on_and_what_became_of_it() {
        Event event = kept("one", "alice@example.com", Optional.of(HoldCause.UNPROVEN));
        Response page = visitor.get("/bounces/" + event.id());
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        assertThat(page.asString())
                .contains("<mark><bdi class=\"stranger\">552 5.2.2 Mailbox full</bdi>")
                .contains("the receiver&#39;s answer", "mailbox-full", "RFC 3463, 3.3")
                .contains("The mail was not delivered", "The report reached the inbox", "in the folder INBOX")
                .contains("Held: not proven to be genuine");
    }

    @Test
    void what_strangers_wrote_is_text_and_nothing_else() {
        Event plain = sample.event("one", "\"<img/src=x>\"@example.com", Kind.HARD_BOUNCE, Optional.empty());
        Event event = new Event(
                plain.id(),
                plain.account(),
                plain.mail(),
                plain.kind(),
                plain.recipient(),
                plain.detour(),
                plain.reason(),
                new Evidence(
                        "mailbox-full",
                        "<script>alert(1)</script>\u202Etxt.exe\u0007" + "x".repeat(400),
                        "",
                        Evidence.Where.ANSWER),
                plain.occurredAt(),
                plain.arrivedAt(),
                plain.original(),
                Optional.of("\"><script>alert(2)</script>"),
                true);
        keep(event, "one", Optional.empty());
        for (String path : List.of("/bounces", "/bounces/" + event.id())) {
            assertThat(visitor.get(path).asString())
                    .contains("&lt;script&gt;alert(1)", "[U+202E]", "[U+0007]", "&lt;img/src=x&gt;")
                    .doesNotContain("<script>alert", "<img/src", "\u202E", "\u0007", "{|");
        }
    }

    @Test
    void another_accounts_bounces_are_not_there() {
        Event event = kept("one", "anna@example.net", Optional.empty());
        Visitor other = Visitor.of(UUID.randomUUID(), tokens, Scope.BOUNCES_READ);
        assertThat(other.get("/bounces").asString()).doesNotContain("anna@example.net");
        assertThat(other.get("/bounces?account=" + sample.account()).asString()).doesNotContain("anna@example.net");
        assertThat(other.get("/bounces/" + event.id()).statusCode()).isEqualTo(404);
        assertThat(other.get("/bounces/" + event.id() + "/report").statusCode()).isEqualTo(404);
        assertThat(other.get("/bounces/table").asString()).doesNotContain("anna@example.net");
        assertThat(Visitor.with(tokens, Scope.ACCOUNTS_READ).get("/bounces").statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_report_whose_account_was_removed_is_said_to_be_out_of_reach() {
        Event event = kept("one", "alice@example.com", Optional.empty());
        assertThat(visitor.get("/bounces/" + event.id() + "/report").asString())
                .contains("The account of this inbox was removed");
    }

    private Event kept(String subject, String recipient, Optional<HoldCause> hold) {
        Event event = sample.event(subject, recipient, Kind.HARD_BOUNCE, Optional.empty());
        keep(event, subject, hold);
        return event;
    }

    private void keep(Event event, String subject, Optional<HoldCause> hold) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(List.of(sample.mail(subject)), List.of(new Outbox.Entry(event, hold))));
    }

    private List<UUID> found(String query) {
        return ids(visitor.get("/bounces?" + query).asString());
    }

    private static List<UUID> ids(String page) {
        return Pattern.compile("<a href=\"/bounces/([0-9a-f-]{36})\">")
                .matcher(page)
                .results()
                .map(result -> UUID.fromString(result.group(1)))
                .toList();
    }

    private static String watch(Response page) {
        Matcher watch = WATCH.matcher(page.asString());
        assertThat(watch.find()).as(page.asString()).isTrue();
        return watch.group(1).replace("&amp;", "&");
    }
}
