package dev.ricochet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final TestDatabase database = TestDatabase.create();
    private static final Optional<UUID> ACCOUNT = Optional.of(UUID.randomUUID());

    private final Alarms alarms = new Alarms(database.dataSource());

    @BeforeEach
    void empty() {
        database.execute("truncate alarm cascade");
    }

    @Test
    void while_it_is_active_the_words_alone_are_replaced() throws Exception {
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535 first");
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535 second");
        assertThat(rows()).containsExactly("LOGIN_REFUSED  535 second 1");
        assertThat(alarms.active()).containsEntry(Condition.LOGIN_REFUSED, 1L).containsEntry(Condition.BRAKE, 0L);
    }

    @Test
    void accounts_and_subjects_are_apart_and_so_is_what_concerns_all() throws Exception {
        alarms.raise(Condition.GIVING_UP, ACCOUNT, "50 %", "a");
        alarms.raise(Condition.GIVING_UP, ACCOUNT, "80 %", "b");
        alarms.raise(Condition.GIVING_UP, Optional.of(UUID.randomUUID()), "50 %", "c");
        alarms.raise(Condition.GIVING_UP, Optional.empty(), "50 %", "d");
        alarms.raise(Condition.GIVING_UP, Optional.empty(), "50 %", "e");
        assertThat(rows())
                .containsExactlyInAnyOrder(
                        "GIVING_UP 50 % a 1", "GIVING_UP 80 % b 1", "GIVING_UP 50 % c 1", "GIVING_UP 50 % e 1");
    }

    @Test
    void what_only_happened_is_counted() throws Exception {
        for (int i = 0; i < 3; i++) {
            alarms.raise(Condition.RETOLD, ACCOUNT, "one by one", "by token ops");
        }
        assertThat(rows()).containsExactly("RETOLD one by one by token ops 3");
    }

    @Test
    void of_many_replicas_that_raise_at_once_one_begins_it() throws Exception {
        try (var replicas = Executors.newFixedThreadPool(12)) {
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String words = "replica " + i;
                all.add(() -> {
                    alarms.raise(Condition.MAILBOX_SILENT, ACCOUNT, "", words);
                    return words;
                });
            }
            for (var each : replicas.invokeAll(all)) {
                assertThat(each.get()).isNotEmpty();
            }
        }
        assertThat(rows()).hasSize(1);
    }

    @Test
    void ending_what_is_not_active_does_nothing() throws Exception {
        alarms.end(Condition.BRAKE, ACCOUNT, "");
        assertThat(rows()).isEmpty();
    }

    @Test
    void words_are_one_bounded_line_without_marks_that_play_tricks() throws Exception {
        alarms.raise(Condition.LOGIN_REFUSED, Optional.empty(), "", "a\r\nb\u0000\u202ec\u2028" + "d".repeat(2_000));
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .startsWith("LOGIN_REFUSED  a b c d")
                        .endsWith("d… 1")
                        .hasSizeLessThan(1_020));
    }

    private static List<String> rows() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var ask = connection.prepareStatement("select condition, subject, words, times from alarm");
                var rows = ask.executeQuery()) {
            List<String> all = new ArrayList<>();
            while (rows.next()) {
                all.add("%s %s %s %d"
                        .formatted(rows.getString(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
            return all;
        }
    }
}
