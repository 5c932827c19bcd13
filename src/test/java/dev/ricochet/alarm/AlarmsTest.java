package dev.ricochet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final TestDatabase database = TestDatabase.create();
    private static final Optional<UUID> ACCOUNT = Optional.of(UUID.randomUUID());
    private static final AlarmBook.Search ALL = new AlarmBook.Search(Optional.empty(), Optional.empty());

    private final Alarms alarms = new Alarms(database.dataSource(), AlarmSettings.both());
    private final AlarmBook book = new AlarmBook(database.dataSource());
    private final Endings endings = new Endings(database.dataSource(), Duration.ofMinutes(10));

    @BeforeEach
    void empty() {
        database.execute("truncate alarm cascade");
    }

    @Test
    void while_it_is_active_the_words_alone_are_replaced() {
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535 first");
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535 second");
        assertThat(all()).containsExactly("LOGIN_REFUSED  535 second 1");
        assertThat(alarms.active()).containsEntry(Condition.LOGIN_REFUSED, 1L).containsEntry(Condition.BRAKE, 0L);
    }

    @Test
    void accounts_and_subjects_are_apart_and_so_is_what_concerns_all() {
        alarms.raise(Condition.GIVING_UP, ACCOUNT, "50 %", "a");
        alarms.raise(Condition.GIVING_UP, ACCOUNT, "80 %", "b");
        alarms.raise(Condition.GIVING_UP, Optional.of(UUID.randomUUID()), "50 %", "c");
        alarms.raise(Condition.GIVING_UP, Optional.empty(), "50 %", "d");
        alarms.raise(Condition.GIVING_UP, Optional.empty(), "50 %", "e");
        assertThat(all())
                .containsExactlyInAnyOrder(
                        "GIVING_UP 50 % a 1", "GIVING_UP 80 % b 1", "GIVING_UP 50 % c 1", "GIVING_UP 50 % e 1");
    }

    @Test
    void what_only_happened_is_counted_and_over_when_somebody_has_seen_it() {
        for (int i = 0; i < 3; i++) {
            alarms.raise(Condition.RETOLD, ACCOUNT, "one by one", "by token ops");
        }
        assertThat(all()).containsExactly("RETOLD one by one by token ops 3");
        assertThat(book.acknowledge(only().id(), "alice")).isTrue();
        assertThat(book.acknowledge(only().id(), "bob")).isFalse();
        assertThat(only().isActive()).isFalse();
        assertThat(only().acknowledged()).map(Alarm.Acknowledgement::who).contains("alice");
    }

    @Test
    void what_lasts_does_so_however_often_it_is_seen() {
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535");
        assertThat(book.acknowledge(only().id(), "alice")).isTrue();
        assertThat(only().isActive()).isTrue();
    }

    @Test
    void of_many_replicas_that_raise_at_once_one_begins_it_and_each_channel_is_told_once() throws Exception {
        try (var replicas = Executors.newFixedThreadPool(12)) {
            List<Callable<String>> raising = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                String words = "replica " + i;
                raising.add(() -> {
                    alarms.raise(Condition.MAILBOX_SILENT, ACCOUNT, "", words);
                    return words;
                });
            }
            for (var each : replicas.invokeAll(raising)) {
                assertThat(each.get()).isNotEmpty();
            }
        }
        assertThat(all()).hasSize(1);
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void ending_what_is_not_active_does_nothing() {
        alarms.end(Condition.BRAKE, ACCOUNT, "");
        endings.endWhatStaysAway();
        assertThat(all()).isEmpty();
    }

    @Test
    void what_stays_away_ends_and_its_end_is_told_to_whom_its_start_was() {
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535");
        alarms.end(Condition.LOGIN_REFUSED, ACCOUNT, "");
        endings.endWhatStaysAway();
        assertThat(only().isActive()).isTrue();
        later("11 minutes");
        endings.endWhatStaysAway();
        endings.endWhatStaysAway();
        assertThat(only().isActive()).isFalse();
        assertThat(notices()).isEqualTo(4);
    }

    @Test
    void what_comes_back_soon_has_not_ended() {
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535");
        alarms.end(Condition.LOGIN_REFUSED, ACCOUNT, "");
        later("9 minutes");
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535");
        later("20 minutes");
        endings.endWhatStaysAway();
        assertThat(all()).hasSize(1);
        assertThat(only().isActive()).isTrue();
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void what_comes_and_goes_all_day_tells_less_and_less() {
        for (int quarter = 0; quarter < 4 * 24; quarter++) {
            alarms.raise(Condition.MAILBOX_SILENT, ACCOUNT, "", "cut");
            later("1 minute");
            alarms.end(Condition.MAILBOX_SILENT, ACCOUNT, "");
            for (int minute = 0; minute < 14; minute++) {
                later("1 minute");
                endings.endWhatStaysAway();
            }
        }
        assertThat(all()).hasSizeBetween(2, 4);
    }

    @Test
    void what_fades_ends_when_nobody_says_so_again() {
        alarms.raise(Condition.CLOCK_OFF, Optional.empty(), "node-1", "4 days ahead");
        later("14 minutes");
        alarms.raise(Condition.CLOCK_OFF, Optional.empty(), "node-1", "4 days ahead");
        later("14 minutes");
        endings.endWhatStaysAway();
        assertThat(only().isActive()).isTrue();
        later("2 minutes");
        endings.endWhatStaysAway();
        assertThat(only().isActive()).isFalse();
    }

    @Test
    void what_only_happened_is_over_after_a_day_and_nobody_is_told_of_an_end() {
        alarms.raise(Condition.CALLBACK_CHANGED, ACCOUNT, "b.example.net", "by alice");
        later("23 hours");
        endings.endWhatStaysAway();
        assertThat(only().isActive()).isTrue();
        later("2 hours");
        endings.endWhatStaysAway();
        assertThat(only().isActive()).isFalse();
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void with_an_account_go_its_alarms() {
        alarms.raise(Condition.BRAKE, ACCOUNT, "rule-1", "12 in an hour");
        alarms.raise(Condition.DEAD_LETTERS, Optional.of(UUID.randomUUID()), "", "1 dead");
        alarms.endAll(ACCOUNT.orElseThrow());
        later("11 minutes");
        endings.endWhatStaysAway();
        assertThat(book.search(new AlarmBook.Search(Optional.of(true), Optional.empty()), Optional.empty(), 9))
                .extracting(Alarm::condition)
                .containsExactly(Condition.DEAD_LETTERS);
    }

    @Test
    void words_are_one_bounded_line_without_marks_that_play_tricks() {
        alarms.raise(Condition.LOGIN_REFUSED, Optional.empty(), "", "a\r\nb\u0000\u202ec\u2028" + "d".repeat(2_000));
        assertThat(only().words()).startsWith("a b c d").endsWith("d…").hasSize(1_000);
    }

    @Test
    void whoever_is_bound_sees_what_is_theirs_page_by_page() {
        UUID mine = UUID.randomUUID();
        for (Condition condition : Condition.values()) {
            alarms.raise(condition, Optional.of(mine), "", "");
            alarms.raise(condition, ACCOUNT, "", "");
            alarms.raise(condition, Optional.empty(), "", "");
        }
        AlarmBook.Search search = new AlarmBook.Search(Optional.empty(), Optional.of(Set.of(mine)));
        List<Alarm> found = new ArrayList<>();
        List<Alarm> page = book.search(search, Optional.empty(), 7);
        while (!page.isEmpty()) {
            found.addAll(page);
            page = book.search(
                    search,
                    Optional.of(new AlarmBook.Mark(
                            page.getLast().start(), page.getLast().id())),
                    7);
        }
        assertThat(found).extracting(Alarm::account).containsOnly(Optional.of(mine));
        assertThat(found).extracting(Alarm::condition).containsExactlyInAnyOrder(Condition.values());
    }

    @Test
    void a_condition_of_another_version_is_left_alone() {
        database.execute(
                "insert into alarm (id, condition, subject, words) values (gen_random_uuid(), 'OF_LATER', '', '')");
        alarms.raise(Condition.BRAKE, ACCOUNT, "", "12 in an hour");
        assertThat(book.search(ALL, Optional.empty(), 9)).hasSize(1);
        assertThat(alarms.active().values()).contains(1L);
        assertThat(book.ofTheDay()).hasSize(1);
    }

    @Test
    void half_a_year_later_it_is_forgotten() {
        alarms.raise(Condition.LOGIN_REFUSED, ACCOUNT, "", "535");
        alarms.raise(Condition.BRAKE, ACCOUNT, "", "12 in an hour");
        alarms.end(Condition.LOGIN_REFUSED, ACCOUNT, "");
        later("1 hour");
        endings.endWhatStaysAway();
        later("181 days");
        endings.forget();
        assertThat(all()).containsExactly("BRAKE  12 in an hour 1");
    }

    /** Time passes: everything that was happened so much earlier. */
    private static void later(String time) {
        database.execute("""
                update alarm set started_at = started_at - interval '%1$s', raised_at = raised_at - interval '%1$s',
                                 away_since = away_since - interval '%1$s', ended_at = ended_at - interval '%1$s'
                """.formatted(time));
    }

    private List<String> all() {
        return book.search(ALL, Optional.empty(), 100).stream()
                .map(alarm -> "%s %s %s %d".formatted(alarm.condition(), alarm.subject(), alarm.words(), alarm.times()))
                .toList();
    }

    private Alarm only() {
        List<Alarm> found = book.search(ALL, Optional.empty(), 2);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static long notices() {
        try (var connection = database.dataSource().getConnection();
                var ask = connection.prepareStatement("select count(*) from alarm_notice");
                var row = ask.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
