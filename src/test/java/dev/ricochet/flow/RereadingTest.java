package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.outbox.Chosen;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.State;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class RereadingTest {
    private static final Portion EVERYTHING = new Portion.Span(Optional.empty(), Optional.empty(), Optional.empty());

    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    Rereading rereading;

    @Inject
    RereadRun run;

    @Inject
    Rereads rereads;

    @Inject
    Replica replica;

    @Inject
    Proposing proposing;

    @Inject
    Outbox outbox;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final Instant now = Instant.now();
    private final Instant longAgo = now.minus(Duration.ofDays(10));
    private final String id = UUID.randomUUID().toString();
    private Account account;

    @BeforeEach
    void an_empty_inbox_and_an_empty_database() {
        account = accounts.all().getFirst().account();
        imap.behave();
        imap.clear();
        receiver.bodies().clear();
        sql(
                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state, mailbox_unfinished,"
                        + " mailbox_traffic, set_aside, unread_mail, sent_copy, first_look, reread, reread_event cascade");
    }

    @Test
    void a_mail_that_is_read_again_is_told_once_and_moves_no_cursor() {
        long uid = imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        assertThat(told()).containsOnlyOnce("alice@example.com");
        long cursor = cursor();

        Reread again = carriedOut(new Portion.AtPlace("INBOX", uid));
        assertThat(again.state()).isEqualTo(Reread.State.DONE);
        assertThat(again.progress()).isEqualTo(new Reread.Progress(1, 0, 0, 1, 0, 0));
        assertThat(told()).containsOnlyOnce("alice@example.com");
        assertThat(cursor()).isEqualTo(cursor);
    }

    @Test
    void a_mail_older_than_any_look_is_found_by_its_identifier_and_told() {
        imap.deliver(Reports.unknownUser("bob@example.com", id + "b", longAgo), longAgo);
        imap.deliver(Reports.unknownUser("alice@example.com", id, longAgo), longAgo);
        poll.look(account, () -> true);
        assertThat(told()).isEmpty();

        Reread again = carriedOut(new Portion.Named(new MessageId(id + "@mx.example.net")));
        assertThat(again.progress().fresh()).isEqualTo(1);
        assertThat(told()).contains("alice@example.com").doesNotContain("bob@example.com");
    }

    @Test
    void what_is_not_there_is_said() {
        assertThat(carriedOut(new Portion.AtPlace("INBOX", 7)).words()).contains("there is no such mail");
        Reread elsewhere = carriedOut(new Portion.AtPlace("Drafts", 7));
        assertThat(elsewhere.state()).isEqualTo(Reread.State.FAILED);
        assertThat(elsewhere.words().orElseThrow()).contains("INBOX");
    }

    @Test
    void of_a_span_what_arrived_in_it_is_read_and_what_is_new_waits_for_a_person() {
        imap.deliver(Reports.unknownUser("before@example.com", id + "1", longAgo), longAgo.minus(Duration.ofDays(3)));
        imap.deliver(Reports.unknownUser("within@example.com", id + "2", longAgo), longAgo);
        imap.deliver(Reports.unknownUser("after@example.com", id + "3", longAgo), longAgo.plus(Duration.ofDays(2)));
        Reread span = carriedOut(new Portion.Span(
                Optional.empty(),
                Optional.of(longAgo.minus(Duration.ofDays(1))),
                Optional.of(longAgo.plus(Duration.ofDays(1)))));
        assertThat(span.progress().mails()).isEqualTo(1);
        assertThat(told()).isEmpty();
        assertThat(count("telling where state = 'held' and hold_cause = 'PREVIEW'"))
                .isEqualTo(1);
        assertThat(count("event where recipient = 'within@example.com'")).isEqualTo(1);
    }

    @Test
    void a_long_one_goes_on_where_it_was_left_and_fetches_nothing_twice() throws MailboxFailure {
        for (int i = 0; i < 450; i++) {
            imap.deliver(Reports.newsletter(id + i), longAgo);
        }
        imap.deliver(Reports.unknownUser("alice@example.com", id, longAgo), longAgo);
        UUID order = rereads.begin(account.id(), EVERYTHING).orElseThrow();
        AtomicInteger asked = new AtomicInteger();
        try (LeaseKeeper lease =
                replica.hold("reread " + account.id(), Duration.ofSeconds(45)).orElseThrow()) {
            run.read(rereads.find(order).orElseThrow(), account, lease.lease(), () -> asked.incrementAndGet() < 2);
        }
        Reread left = rereads.find(order).orElseThrow();
        assertThat(left.state()).isEqualTo(Reread.State.OPEN);
        assertThat(left.progress().mails()).isBetween(1L, 450L);
        assertThat(left.progress().backlog()).isPositive();

        rereading.carryOut(left);
        Reread done = rereads.find(order).orElseThrow();
        assertThat(done.state()).isEqualTo(Reread.State.DONE);
        assertThat(done.progress().mails()).isEqualTo(451);
        assertThat(done.progress().fresh()).isEqualTo(1);
        assertThat(imap.heard().stream()
                        .filter(ScriptedImapServer.Command::isFetchOfBodies)
                        .flatMap(command -> imap.asked(command).stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_would_be_judged_differently_today_is_listed_and_can_be_proposed_while_the_event_stays() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        // as a rule of then judged it
        sql("update event set kind = 'SOFT_BOUNCE', reason = 'REFUSED', rule = 'of-then'");
        assertThat(told()).contains("softbounce");

        Reread again = carriedOut(EVERYTHING);
        assertThat(again.progress().different()).isEqualTo(1);
        List<Met> differing = rereads.differing(again.id(), Optional.empty(), 10);
        assertThat(differing).hasSize(1);
        Met met = differing.getFirst();
        assertThat(met.today().orElseThrow().hardness()).isEqualTo(Hardness.HARD);

        Proposing.Answer answer = proposing.propose(again.id(), met);
        assertThat(answer).isInstanceOf(Proposing.Answer.Proposed.class);
        UUID proposal = ((Proposing.Answer.Proposed) answer).event();
        assertThat(outbox.standings(proposal).getFirst().cause()).contains(HoldCause.PROPOSED);
        assertThat(outbox.standings(met.event()).getFirst().event().kind()).isEqualTo(Kind.SOFT_BOUNCE);
        assertThat(told()).doesNotContain("hardbounce");
        assertThat(proposing.propose(again.id(), met)).isEqualTo(answer);

        assertThat(carriedOut(EVERYTHING).progress().different()).isEqualTo(1);
        sql("update telling set state = 'waiting', hold_cause = null where hold_cause = 'PROPOSED'");
        assertThat(told()).contains("hardbounce");
    }

    @Test
    void what_was_told_as_hard_is_not_proposed_as_soft() {
        imap.deliver(Reports.mailboxFull("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        sql("update event set kind = 'HARD_BOUNCE', reason = 'NO_SUCH_USER'");
        assertThat(told()).contains("hardbounce");
        Reread again = carriedOut(EVERYTHING);
        Met met = rereads.differing(again.id(), Optional.empty(), 10).getFirst();
        assertThat(proposing.propose(again.id(), met)).isInstanceOf(Proposing.Answer.Impossible.class);
    }

    @Test
    void a_bounce_that_would_be_none_today_is_listed_as_such() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        UUID mail = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select mail from event", UUID.class)
                        .getSingleResult());
        Event known = outbox.ofMails(Set.of(mail)).getFirst();
        UUID other = UUID.randomUUID();
        sql("insert into event_identity (id) values ('%s')".formatted(other));
        sql("""
                insert into event (id, account, mail, kind, recipient, reason, rule, evidence, occurred_at, arrived_at, campaign)
                select '%s', account, mail, kind, 'nobody@example.com', reason, rule, evidence, occurred_at, arrived_at, campaign
                  from event where id = '%s'""".formatted(other, known.id()));
        Reread again = carriedOut(EVERYTHING);
        assertThat(rereads.differing(again.id(), Optional.empty(), 10))
                .containsExactly(new Met(other, true, Optional.empty(), Optional.empty()));
    }

    @Test
    void what_was_told_is_told_again_when_it_is_asked_for() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        poll.look(account, () -> true);
        assertThat(told()).containsOnlyOnce("alice@example.com");
        Reread again = carriedOut(EVERYTHING);
        Set<UUID> events = Set.copyOf(rereads.events(again.id()));
        assertThat(outbox.countTold(events)).isEqualTo(new Chosen(1, 1));
        assertThat(outbox.retell(events, 250).due()).isEqualTo(1);
        assertThat(told().split("alice@example.com", -1)).hasSize(3);
        assertThat(outbox.standings(events.iterator().next()).getFirst().state())
                .isEqualTo(State.TOLD);
    }

    @Test
    void when_the_bytes_of_a_day_are_spent_it_waits_and_says_so() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        sql("insert into mailbox_traffic values ('%s', date_trunc('hour', now()), %d)"
                .formatted(account.id(), account.imap().dailyBytes()));
        Reread waiting = carriedOut(EVERYTHING);
        assertThat(waiting.state()).isEqualTo(Reread.State.OPEN);
        assertThat(waiting.words().orElseThrow()).startsWith("BUDGET_SPENT");
        assertThat(rereads.due(10)).isEmpty();
    }

    @Test
    void a_mail_on_which_each_beginning_ended_is_passed_by_and_all_others_are_read() {
        long deadly = imap.deliver(Reports.unknownUser("deadly@example.com", id + "1", now), now);
        imap.deliver(Reports.unknownUser("last@example.com", id + "2", now), now);
        UUID order = rereads.begin(account.id(), EVERYTHING).orElseThrow();
        for (int i = 0; i < 4; i++) {
            rereads.tried(order);
        }
        rereading.carryOut(rereads.find(order).orElseThrow());
        assertThat(rereads.find(order).orElseThrow().progress()).isEqualTo(new Reread.Progress(1, 1, 1, 0, 0, 0));
        assertThat(imap.heard())
                .filteredOn(ScriptedImapServer.Command::isFetchOfBodies)
                .noneMatch(command -> imap.asked(command).contains(deadly));
    }

    @Test
    void only_so_many_are_under_way_at_once_and_one_that_was_stopped_goes_no_further() {
        imap.deliver(Reports.unknownUser("alice@example.com", id, now), now);
        UUID first = rereads.begin(account.id(), EVERYTHING).orElseThrow();
        Reread open = rereads.find(first).orElseThrow();
        for (int i = 1; i < Rereads.MOST_OPEN; i++) {
            assertThat(rereads.begin(account.id(), EVERYTHING)).isPresent();
        }
        assertThat(rereads.begin(account.id(), EVERYTHING)).isEmpty();
        assertThat(rereads.end(first, Reread.State.STOPPED, "by a person")).isTrue();
        rereading.carryOut(open);
        assertThat(count("event")).isZero();
    }

    private Reread carriedOut(Portion portion) {
        UUID order = rereads.begin(account.id(), portion).orElseThrow();
        rereading.carryOut(rereads.find(order).orElseThrow());
        return rereads.find(order).orElseThrow();
    }

    private long cursor() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select sum(last_uid)::bigint from mailbox_cursor", Long.class)
                        .getSingleResult());
    }

    private String told() {
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}
        return String.join("\n", receiver.bodies());
    }

    private long count(String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("select count(*) from " + what, Long.class)
                        .getSingleResult());
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }
}
