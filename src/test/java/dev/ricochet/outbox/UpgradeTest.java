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
