package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.egress.MailDomains;
import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.outbox.DoubtfulDomains;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bounces that say there is no such domain: from the inbox to what is told of them. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class DomainWatchTest {
    private static final Duration WAIT = Duration.ofHours(48);

    @Inject
    Accounts accounts;

    @Inject
    MailboxPoll poll;

    @Inject
    CallbackDelivery delivery;

    @Inject
    DoubtfulDomains doubtful;

    @Inject
    Past past;

    @Inject
    Replica replica;

    @Inject
    MeterRegistry registry;

    @Inject
    Session database;

    ScriptedImapServer imap;
    Surroundings.Receiver receiver;

    private final Resolver resolver = new Resolver();
    private final String id = UUID.randomUUID().toString();
    private final Instant now = Instant.now();
    private final Instant threeDaysAgo = now.minus(Duration.ofDays(3));
    private Account account;
    private DomainWatch watch;

    /** Knows what a test tells it, and our own domain. */
    private static final class Resolver implements MailDomains {
        private final Map<String, Life> lives = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Life lifeOf(String domain) {
            if (domain.equals("example.org")) {
                return lives.getOrDefault(domain, Life.ALIVE);
            }
            asked.add(domain);
            return lives.getOrDefault(domain, Life.UNANSWERED);
        }
    }

    @BeforeEach
    void an_empty_inbox() {
        account = accounts.all().getFirst().account();
        watch = new DomainWatch(
                doubtful, resolver, new DeadDomainPolicy(Optional.of(WAIT)), accounts, past, replica, registry);
        imap.behave();
        imap.clear();
        receiver.bodies().clear();
        sql(
                "truncate mail, event, event_identity, telling, target, lease, mailbox_cursor, mailbox_state, mailbox_unfinished,"
                        + " mailbox_traffic, set_aside, unread_mail, sent_copy, first_look, alarm, doubtful_domain cascade");
        past.begin(account);
        sql("update first_look set state = 'OVER', ended_at = now()");
    }

    @Test
    void a_domain_that_is_away_still_after_two_days_is_told_as_hard() throws Exception {
        read("alice@gone.example", "1", threeDaysAgo);
        assertThat(held()).isEqualTo("gone.example");
        assertThat(told()).isEmpty();

        resolver.lives.put("gone.example", MailDomains.Life.DEAD);
        watch.confirm(WAIT);
        assertThat(told()).contains("alice@gone.example", "hardbounce");
    }

    @Test
    void one_that_has_come_back_is_told_as_soft_and_it_says_so() throws Exception {
        read("alice@back.example", "1", threeDaysAgo);
        resolver.lives.put("back.example", MailDomains.Life.ALIVE);
        watch.confirm(WAIT);
        assertThat(told()).contains("alice@back.example").doesNotContain("hardbounce");
        assertThat(one("select told_as || ': ' || told_as_why from telling"))
                .startsWith("SOFT_BOUNCE: the domain exists");
    }

    @Test
    void before_two_days_nobody_is_asked() throws Exception {
        read("alice@gone.example", "1", now.minus(Duration.ofHours(47)));
        resolver.lives.put("gone.example", MailDomains.Life.DEAD);
        watch.confirm(WAIT);
        assertThat(resolver.asked).isEmpty();
        assertThat(held()).isEqualTo("gone.example");
    }

    @Test
    void a_second_mail_that_fails_two_days_later_needs_no_resolver() throws Exception {
        read("alice@gone.example", "1", threeDaysAgo);
        read("bob@gone.example", "2", now.minus(Duration.ofHours(1)));
        watch.confirm(WAIT);
        assertThat(told()).contains("alice@gone.example", "bob@gone.example");
        assertThat(resolver.asked).isEmpty();
    }

    @Test
    void a_second_report_about_the_same_mail_confirms_nothing() throws Exception {
        read("alice@gone.example", "1", threeDaysAgo);
        imap.deliver(
                Reports.noSuchDomain("alice@gone.example", id + "1", now)
                        .replace("Message-ID: <" + id + "1@mx", "Message-ID: <" + id + "again@mx"),
                now);
        look();
        watch.confirm(WAIT);
        assertThat(held()).isEqualTo("gone.example");
    }

    @Test
    void nobody_is_asked_twice_in_an_hour_and_who_does_not_answer_leaves_it_waiting() throws Exception {
        read("alice@gone.example", "1", threeDaysAgo);
        read("bob@gone.example", "2", threeDaysAgo);
        watch.confirm(WAIT);
        watch.confirm(WAIT);
        assertThat(resolver.asked).containsExactly("gone.example");
        assertThat(held()).isEqualTo("gone.example");

        sql("update doubtful_domain set asked_at = now() - interval '61 minutes'");
        resolver.lives.put("gone.example", MailDomains.Life.DEAD);
        watch.confirm(WAIT);
        assertThat(told()).contains("alice@gone.example", "bob@gone.example");
    }

    @Test
    void a_resolver_that_is_silent_is_left_alone() throws Exception {
        for (int i = 0; i < 3 * DomainWatch.MOST_UNANSWERED; i++) {
            read("alice@gone" + i + ".example", "n" + i, threeDaysAgo);
        }
        watch.confirm(WAIT);
        assertThat(resolver.asked).hasSize(DomainWatch.MOST_UNANSWERED);
    }

    @Test
    void a_resolver_that_does_not_know_us_knows_nobody() throws Exception {
        read("alice@gone.example", "1", threeDaysAgo);
        resolver.lives.put("gone.example", MailDomains.Life.DEAD);
        resolver.lives.put("example.org", MailDomains.Life.DEAD);
        watch.confirm(WAIT);
        assertThat(told()).isEmpty();
        assertThat(held()).isEqualTo("gone.example");
    }

    @Test
    void what_lay_in_a_new_inbox_is_shown_to_a_person_first() throws Exception {
        read("alice@gone.example", "1", threeDaysAgo);
        sql("update first_look set state = 'WAITING', ended_at = null");
        resolver.lives.put("gone.example", MailDomains.Life.DEAD);
        watch.confirm(WAIT);
        assertThat(one("select state || ' ' || hold_cause from telling")).isEqualTo("held PREVIEW");
    }

    @Test
    void a_person_may_decide_by_domain() throws Exception {
        read("alice@gone.example", "1", now);
        assertThat(doubtful.isAway(new DoubtfulDomains.Doubt(account.id(), "gone.example"), Optional.empty()))
                .isOne();
        assertThat(told()).contains("alice@gone.example");
    }

    private void read(String recipient, String number, Instant at) {
        imap.deliver(Reports.noSuchDomain(recipient, id + number, at), at);
        look();
    }

    private void look() {
        poll.look(account, () -> true);
    }

    private String told() {
        while (delivery.deliver(account) == CallbackDelivery.Told.WELL) {}
        return String.join("\n", receiver.bodies());
    }

    private String held() {
        return one("select string_agg(distinct hold_cause || ' ' || hold_detail, ', ') from telling where state = 'held'")
                .replace("DEAD_DOMAIN ", "");
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql).executeUpdate());
    }

    private String one(String sql) {
        return String.valueOf(QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql, String.class).getSingleResult()));
    }
}
