package dev.ricochet.web.page.held;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.State;
import dev.ricochet.web.page.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class HeldPagesTest {
    @Inject
    Outbox outbox;

    @Inject
    Tokens tokens;

    @Inject
    DataSource database;

    private final Sample sample = Sample.ofNewAccount();

    @SuppressWarnings("NullAway.Init") // before each test
    private Visitor owner;

    @BeforeEach
    void somebodyWhoMayDoAll() {
        owner = Visitor.of(sample.account(), tokens, Scope.values());
    }

    @Test
    void nothing_held_says_so_and_what_to_do_next() {
        assertThat(owner.read("/held")).contains("Nothing is held", "href=\"/bounces\"");
    }

    @Test
    void what_is_held_stands_by_cause_with_its_people_and_what_becomes_of_it() {
        held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        held("two", "bob@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        held("three", "carol@example.com", Kind.SOFT_BOUNCE, HoldCause.NOT_CAMPAIGN);
        String page = owner.read("/held");
        assertThat(page)
                .contains("Said to be dead, but not proven", "2 bounces", "alice@example.com", "bob@example.com")
                .contains("told as soft bounces after 14 days")
                .contains("Not about campaign mail", "carol@example.com", "never told");
    }

    @Test
    void a_decision_says_in_numbers_what_it_will_do_and_then_does_it() {
        Event alice = held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        Event bob = held("two", "bob@example.com", Kind.SOFT_BOUNCE, HoldCause.UNPROVEN);
        Event carol = held("three", "carol@example.com", Kind.HARD_BOUNCE, HoldCause.TOO_OLD);
        String ask = owner.read(link("release", "unproven"));
        assertThat(ask)
                .contains("Tell CleverTap of 2 people?")
                .contains("1 person will be told of as a hard bounce. CleverTap unsubscribes this person.")
                .contains("1 person will be told of as a soft bounce")
                .contains("name=\"people\" value=\"2\"");
        assertThat(owner.followed(send("release", "unproven", 2))).contains("Of 2 people CleverTap will be told now");
        assertThat(List.of(state(alice), state(bob), state(carol)))
                .containsExactly(State.WAITING, State.WAITING, State.HELD);
    }

    @Test
    void what_is_never_told_is_said_and_never_told() {
        Event alice = held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        assertThat(owner.read(link("discard", "unproven"))).contains("goes on to mail these people");
        assertThat(owner.followed(send("discard", "unproven", 1))).contains("will never be told");
        assertThat(state(alice)).isEqualTo(State.DISCARDED);
    }

    @Test
    void a_decision_about_another_number_than_was_said_does_nothing_and_asks_again() {
        Event alice = held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        assertThat(owner.followed(send("release", "unproven", 7)))
                .contains("Nothing was done: meanwhile it is about 1 person");
        assertThat(state(alice)).isEqualTo(State.HELD);
    }

    @Test
    void what_was_released_shows_how_far_it_is() {
        for (String name : List.of("ann", "ben", "cid", "dan")) {
            held(name, name + "@example.com", Kind.SOFT_BOUNCE, HoldCause.TOO_OLD);
        }
        Response done = send("release", "too_old", 4);
        assertThat(owner.followed(done)).contains("On its way", "0 told, 4 still to go", "hx-trigger=\"every 3s\"");
        assertThat(owner.read("/held/releases"))
                .contains("<progress", "4 still to go")
                .doesNotContain("<html");
    }

    @Test
    void an_inbox_that_is_being_read_shows_how_far_that_is() throws SQLException {
        write("insert into first_look (account, state) values (?, 'READING')");
        write("""
                insert into reread (id, account, mails, backlog, go_on_at)
                values (gen_random_uuid(), ?, 30, 90, now() + interval '1 hour')
                """);
        assertThat(owner.read("/held"))
                .contains("is being read for the first time", "is being read again")
                .contains("30 mails read, about 90 to go", "value=\"25\"");
        write("delete from reread where account = ?");
        write("delete from first_look where account = ?");
    }

    @Test
    void whoever_may_only_read_sees_no_buttons_and_decides_nothing() {
        Event alice = held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        Visitor reader = Visitor.of(sample.account(), tokens, Scope.BOUNCES_READ, Scope.BOUNCES_WRITE);
        assertThat(reader.read("/held")).contains("alice@example.com").doesNotContain("/held/decide");
        assertThat(reader.get(link("release", "unproven")).statusCode()).isEqualTo(403);
        assertThat(state(alice)).isEqualTo(State.HELD);
    }

    @Test
    void what_is_of_another_account_is_neither_shown_nor_decided() {
        held("one", "alice@example.com", Kind.HARD_BOUNCE, HoldCause.UNPROVEN);
        Visitor other = Visitor.of(UUID.randomUUID(), tokens, Scope.values());
        assertThat(other.read("/held")).doesNotContain("alice@example.com");
        assertThat(other.read("/held?account=" + sample.account())).doesNotContain("alice@example.com");
        assertThat(other.get(link("release", "unproven")).statusCode()).isEqualTo(422);
    }

    @Test
    void an_address_that_names_no_decision_is_not_there() {
        for (String link : List.of(
                "/held/decide",
                link("retell", "unproven"),
                link("release", "hunter2"),
                link("release", "unproven").replace("state=held", "state=told"))) {
            assertThat(owner.get(link).statusCode()).as(link).isEqualTo(404);
        }
    }

    private Response send(String deed, String cause, long people) {
        return owner.formAt(link(deed, cause))
                .formParam("do", deed)
                .formParam("state", "held")
                .formParam("account", sample.account().toString())
                .formParam("cause", cause)
                .formParam("people", people)
                .post("/held/decide");
    }

    private String link(String deed, String cause) {
        return "/held/decide?do=" + deed + "&state=held&account=" + sample.account() + "&cause=" + cause;
    }

    private Event held(String subject, String recipient, Kind kind, HoldCause cause) {
        Event event = sample.event(subject, recipient, kind, Optional.empty());
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(
                        List.of(sample.mail(subject)), List.of(new Outbox.Entry(event, Optional.of(cause)))));
        return event;
    }

    private void write(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, sample.account());
            int _ = statement.executeUpdate();
        }
    }

    private State state(Event event) {
        return outbox.standings(event.id()).getFirst().state();
    }
}
