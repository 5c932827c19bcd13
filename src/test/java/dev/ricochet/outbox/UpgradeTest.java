package dev.ricochet.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database that an older version filled, and that one of its replicas still writes to. */
class UpgradeTest {
    private final TestDatabase database = TestDatabase.createEmpty();

    @Test
    void events_of_the_third_version_stay_as_they_are_and_its_replicas_go_on_writing() throws SQLException {
        migrateTo("3");
        asTheThirdVersion("alice@example.com");
        migrateTo("4");
        asTheThirdVersion("bob@example.com");

        assertThat(rows("""
                select recipient, rule, evidence, mailed is null and failed is null, rule_source is null, evidence_in is null
                  from event order by recipient""")).isEqualTo("""
                        alice@example.com mailbox-full 552 5.2.2 Mailbox full t t t
                        bob@example.com mailbox-full 552 5.2.2 Mailbox full t t t
                        """);
    }

    @Test
    void what_was_told_and_tried_before_there_was_a_ledger_is_known_to_it() throws SQLException {
        migrateTo("14.1");
        asTheThirdVersion("alice@example.com");
        asTheThirdVersion("Alice@Example.com");
        asTheThirdVersion("bob@example.com");
        database.execute("""
                insert into target (id) select account from event;
                update event set kind = 'HARD_BOUNCE' where lower(recipient) = 'alice@example.com';
                update event set account = (select min(account::text)::uuid from event where kind = 'HARD_BOUNCE')
                 where kind = 'HARD_BOUNCE';
                insert into telling (event, target, state, attempt, settled_at)
                select id, account, case when kind = 'HARD_BOUNCE' then 'told' else 'waiting' end, 3,
                       case when kind = 'HARD_BOUNCE' then now() end
                  from event
                """);
        migrateTo("17");
        assertThat(rows("select recipient from last_told")).isEqualTo("alice@example.com\n");
        assertThat(rows("select failures, cardinality(attempts) from telling where state = 'waiting'"))
                .isEqualTo("3 0\n");
    }

    @Test
    void a_replica_of_the_version_before_goes_on_claiming_and_settling() throws SQLException {
        migrateTo("17");
        asTheThirdVersion("alice@example.com");
        database.execute("""
                insert into target (id) select account from event;
                insert into telling (event, target, state) select id, account, 'waiting' from event;
                update telling set state = 'sending', lease_token = gen_random_uuid(), lease_owner = 'old',
                                   lease_until = now() + interval '1 minute';
                update telling set state = 'unknown', unknown_times = unknown_times + 1, unknown_at = now(), lease_token = null,
                                   lease_owner = null, lease_until = null, attempt = attempt + 1;
                update telling set state = 'waiting', due_at = now();
                update target set rests = rests + 1, rest_until = now() + interval '1 minute', rest_why = 'AT_FAULT',
                                  rest_since = now(), words = '404';
                update target set rests = 0, rest_until = null, rest_why = null, rest_since = null, words = null;
                update telling set state = 'told', settled_at = now()
                """);
        assertThat(rows("select state, attempt from telling")).isEqualTo("told 1\n");
    }

    @Test
    void one_address_of_two_is_refused() {
        migrateTo("4");
        asTheThirdVersion("alice@example.com");
        assertThatThrownBy(() -> database.execute("update event set mailed = 'alice@example.com'"))
                .rootCause()
                .hasMessageContaining("both_addresses_or_none");
    }

    private void migrateTo(String version) {
        var _ = Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** The columns that the third version knew. */
    private void asTheThirdVersion(String recipient) {
        UUID account = UUID.randomUUID();
        UUID mail = UUID.randomUUID();
        UUID event = UUID.randomUUID();
        database.execute("""
                insert into mail (id, account, fingerprint, message_id, kind, reported_by, origin, folder, received_at)
                values ('%2$s', '%1$s', '1:ab', null, 'bounce', 'rfc3464', '', 'INBOX', now());
                insert into event_identity (id) values ('%3$s');
                insert into event (id, account, mail, kind, recipient, reason, rule, evidence, occurred_at, arrived_at, original,
                                   meta, campaign, about)
                values ('%3$s', '%1$s', '%2$s', 'SOFT_BOUNCE', '%4$s', 'MAILBOX_FULL', 'mailbox-full',
                        '552 5.2.2 Mailbox full', now(), now(), null, null, true, null)
                """.formatted(account, mail, event, recipient));
    }

    private String rows(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder text = new StringBuilder();
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(i == 1 ? "" : " ").append(rows.getString(i));
                }
                text.append('\n');
            }
            return text.toString();
        }
    }
}
