package dev.ricochet.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ricochet.database.DatabasePlace;
import dev.ricochet.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

    /** Whatever COPY has to write in another way: ends of line, tabs, backslashes, nothing at all, bytes, arrays. */
    private static final String FILL = """
            insert into mail (id, account, fingerprint, kind, reported_by, origin, folder, received_at)
            select gen_random_uuid(), 'a0000000-0000-0000-0000-000000000001', 'f' || n, 'bounce', E'tab\\tback\\\\slash', '', 'INBOX', now()
              from generate_series(1, 9) as n;
            insert into event_identity (id) select id from mail;
            insert into event (id, account, mail, kind, recipient, rule, evidence, occurred_at, arrived_at, original, campaign)
            select id, account, id, 'HARD_BOUNCE', fingerprint || '@example.com', 'rule', E'two\\nlines \\\\N é 名', now(), now(),
                   case when fingerprint = 'f1' then null else '' end, true
              from mail;
            insert into target (id) values ('a0000000-0000-0000-0000-000000000001');
            insert into telling (event, target, state, hold_cause, settled_at, lease_token, lease_owner, lease_until, unknown_times,
                                 unknown_at, bundle)
            select event.id, account, state,
                   case when state = 'held' then 'UNPROVEN' end,
                   case when state in ('told', 'refused', 'dead', 'discarded', 'superseded') then now() end,
                   case when state = 'sending' then gen_random_uuid() end, case when state = 'sending' then 'one' end,
                   case when state = 'sending' then now() end,
                   case when state = 'unknown' then 1 else 0 end, case when state = 'unknown' then now() end,
                   case when state = 'waiting' then gen_random_uuid() end
              from event
              join unnest(array['waiting', 'sending', 'unknown', 'held', 'told', 'refused', 'dead', 'discarded', 'superseded'])
                   with ordinality as states (state, n) on recipient = 'f' || n || '@example.com';
            insert into lease values ('mailbox one', 'somebody', 57, now() + interval '1 hour');
            insert into mailbox_cursor (account, folder, uid_validity, last_uid, fence)
            values ('a0000000-0000-0000-0000-000000000001', 'INBOX', 7, 4711, 57);
            insert into mailbox_unfinished values ('a0000000-0000-0000-0000-000000000001', 'INBOX', 7, 1, 2, 'somebody', 1);
            insert into unread_mail (id, account, why, folder, received_at, front)
            values (gen_random_uuid(), gen_random_uuid(), 'why', 'INBOX', now(), '\\x000a5c09ff');
            insert into api_token (id, name, hash, scopes, created_by)
            values (gen_random_uuid(), 'ops', decode(repeat('ab', 32), 'hex'), array['admin', 'bounces:read'], 'somebody');
            insert into audit_entry (who, what, fields) values ('somebody', 'token.create', '{name,"a,b"}');
            insert into page_session (hash, token, ends_at)
            select hash, id, now() + interval '1 hour' from api_token
            """;

    private final TestDatabase source = TestDatabase.create();

    @Test
    void every_table_of_the_newest_schema_is_named_and_stands_behind_those_that_it_refers_to() throws SQLException {
        List<String> named = Arrays.stream(Table.values()).map(Table::word).toList();
        assertThat(rows(source, """
                select table_name from information_schema.tables
                 where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                """))
                .as("a table that is new has to say in Table what becomes of its rows")
                .containsExactlyInAnyOrderElementsOf(named);
        for (String reference : rows(source, """
                select conrelid::regclass || ' ' || confrelid::regclass from pg_constraint
                 where contype = 'f' and conrelid <> confrelid
                """)) {
            String[] pair = reference.split(" ");
            assertThat(named.indexOf(pair[0])).as(reference).isGreaterThan(named.indexOf(pair[1]));
        }
    }

    @Test
    void what_was_written_comes_back_row_by_row() throws Exception {
        source.execute(FILL);
        TestDatabase target = TestDatabase.createEmpty();
        Backup.Brought brought = Backup.read(new ByteArrayInputStream(written()), place(target), NOW);
        assertThat(brought.held()).isEqualTo(3);
        for (Table table : Table.values()) {
            switch (table) {
                case TELLING, LEASE, AUDIT_ENTRY, RESTORATION -> {}
                case PAGE_SESSION, MAILBOX_UNFINISHED, REPLICA ->
                    assertThat(content(target, table)).as(table.word()).isEmpty();
                default -> assertThat(content(target, table)).as(table.word()).isEqualTo(content(source, table));
            }
        }
        assertThat(content(target, Table.BOUNCE_DAY))
                .hasSize(1)
                .first()
                .asString()
                .contains("9");
    }

    @Test
    void what_was_open_is_held_as_maybe_told_and_what_was_final_stays() throws Exception {
        source.execute(FILL);
        TestDatabase target = imported();
        assertThat(
                        rows(
                                target,
                                "select state || ' ' || coalesce(hold_cause, '-') || ' ' || count(*) from telling group by state, hold_cause"))
                .containsExactlyInAnyOrder(
                        "held RESTORED 3",
                        "held UNPROVEN 1",
                        "told - 1",
                        "refused - 1",
                        "dead - 1",
                        "discarded - 1",
                        "superseded - 1");
        assertThat(rows(target, "select how || ' ' || told_until from restoration"))
                .containsExactly("IMPORTED 2026-11-24 01:00:00+00");
    }

    @Test
    void cursors_can_be_moved_and_the_trail_goes_on() throws Exception {
        source.execute(FILL);
        TestDatabase target = imported();
        assertThat(rows(target, "select fence || ' ' || until from lease")).containsExactly("57 -infinity");
        target.execute("insert into audit_entry (who, what, fields) values ('somebody', 'token.revoke', '{}')");
        assertThat(rows(target, "select what from audit_entry order by id"))
                .containsExactly("token.create", "database.import", "token.revoke");
    }

    @Test
    void a_database_with_a_row_in_it_is_not_touched() throws Exception {
        source.execute(FILL);
        TestDatabase used = TestDatabase.create();
        used.execute("insert into target (id) values (gen_random_uuid())");
        assertThatThrownBy(() -> Backup.read(new ByteArrayInputStream(written()), place(used), NOW))
                .isInstanceOf(BackupRefused.class)
                .hasMessageContaining("not empty, there are rows in target");
        assertThat(content(used, Table.MAIL)).isEmpty();
    }

    @Test
    void a_database_that_somebody_works_on_is_not_touched() {
        TestDatabase served = TestDatabase.create();
        served.execute("insert into replica values (gen_random_uuid(), now() + interval '1 minute')");
        assertThatThrownBy(() -> Backup.read(new ByteArrayInputStream(written()), place(served), NOW))
                .hasMessageContaining("A server works on this database");
        assertThatThrownBy(() -> Backup.restored(place(served), NOW)).hasMessageContaining("A server works on this");
    }

    @Test
    void a_file_that_was_cut_or_changed_leaves_an_empty_database() throws Exception {
        source.execute(FILL);
        byte[] whole = written();
        TestDatabase target = TestDatabase.createEmpty();
        for (int length : new int[] {0, 10, whole.length / 3, whole.length / 2}) {
            assertThat(refusal(Arrays.copyOf(whole, length), target)).isNotNull();
        }
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        assertThat(refusal(changed, target)).isNotNull();
        assertThat(content(target, Table.MAIL)).isEmpty();
        assertThat(Backup.read(new ByteArrayInputStream(whole), place(target), NOW)
                        .held())
                .isEqualTo(3);
    }

    @Test
    void a_file_of_a_schema_that_nobody_knows_yet_is_refused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long _ = new ArchiveWriter(out, new Header("9999", "9.0", NOW)).finish();
        assertThat(refusal(out.toByteArray(), TestDatabase.createEmpty()))
                .hasMessageContaining("version 9999, which this program does not know");
    }

    @Test
    void a_database_that_came_back_by_other_means_is_treated_the_same() throws Exception {
        source.execute(FILL);
        assertThat(Backup.restored(place(source), NOW)).isEqualTo(3);
        assertThat(rows(source, "select how from restoration")).containsExactly("RESTORED");
    }

    @Test
    void a_move_holds_nothing_and_is_known_where_it_arrived() throws Exception {
        source.execute(FILL);
        TestDatabase target = TestDatabase.createEmpty();
        UUID move = UUID.randomUUID();
        assertThat(Backup.hasArrived(move, place(target))).isFalse();
        Backup.Brought brought = Backup.move(move, place(source), place(target));
        assertThat(brought.held()).isZero();
        assertThat(Backup.hasArrived(move, place(target))).isTrue();
        assertThat(content(target, Table.TELLING)).isEqualTo(content(source, Table.TELLING));
        assertThat(rows(target, "select how, told_until from restoration")).hasSize(1);
    }

    private TestDatabase imported() throws IOException, BackupRefused {
        TestDatabase target = TestDatabase.createEmpty();
        var _ = Backup.read(new ByteArrayInputStream(written()), place(target), NOW);
        return target;
    }

    private byte[] written() throws IOException, BackupRefused {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long _ = Backup.write(place(source), out, "1.0", NOW);
        return out.toByteArray();
    }

    private static BackupRefused refusal(byte[] file, TestDatabase target) {
        return catchThrowableOfType(
                BackupRefused.class, () -> Backup.read(new ByteArrayInputStream(file), place(target), NOW));
    }

    private static DatabasePlace place(TestDatabase database) {
        return new DatabasePlace(database.url(), Optional.of(database.user()), Optional.of(database.password()));
    }

    private static List<String> content(TestDatabase database, Table table) throws SQLException {
        return rows(database, "select t::text from " + table.word() + " t order by 1");
    }

    private static List<String> rows(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            try (ResultSet row = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(row.getString(1));
                }
                return rows;
            }
        }
    }
}
