package dev.ricochet.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.database.TestDatabase;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
    private static final TestDatabase database = TestDatabase.create();

    private final Alarms alarms = new Alarms(database.dataSource(), AlarmSettings.both());
    private final Notices notices = new Notices(database.dataSource());
    private final Endings endings = new Endings(database.dataSource(), Duration.ofMinutes(10));

    @BeforeEach
    void empty() {
        database.execute("truncate alarm, alarm_notice");
    }

    @Test
    void what_happens_together_is_told_together_and_to_each_channel_once() {
        raise(3);
        assertThat(claim()).isEmpty();
        later("6 seconds");
        Notices.Claimed claimed = notices.claim(Channel.MAIL, false, 40);
        assertThat(claimed.notices()).hasSize(3);
        assertThat(claim()).isEmpty();
        notices.told(claimed);
        later("1 day");
        assertThat(claim()).isEmpty();
        assertThat(notices.claim(Channel.WEBHOOK, false, 40).notices()).hasSize(3);
    }

    @Test
    void of_many_replicas_one_tells_each() throws Exception {
        raise(100);
        later("6 seconds");
        List<UUID> told = new ArrayList<>();
        try (var replicas = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Notice>>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(() -> notices.claim(Channel.MAIL, false, 7).notices());
            }
            for (var each : replicas.invokeAll(all)) {
                each.get().forEach(notice -> told.add(notice.id()));
            }
        }
        assertThat(told).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void what_was_not_taken_is_tried_again_later_and_later() {
        raise(1);
        later("6 seconds");
        for (String pause : List.of("29 seconds", "59 seconds", "119 seconds")) {
            notices.notTold(notices.claim(Channel.MAIL, false, 40), "451 not now");
            later(pause);
            assertThat(claim()).isEmpty();
            later("2 seconds");
        }
        assertThat(claim()).singleElement().extracting(Notice::attempts).isEqualTo(4);
    }

    @Test
    void who_dies_over_it_leaves_it_to_another_and_who_wakes_too_late_settles_nothing() {
        raise(1);
        later("6 seconds");
        Notices.Claimed slept = notices.claim(Channel.MAIL, false, 40);
        later("4 minutes");
        Notices.Claimed taken = notices.claim(Channel.MAIL, false, 40);
        assertThat(taken.notices()).hasSize(1);
        notices.notTold(slept, "woke up");
        notices.told(slept);
        later("4 minutes");
        assertThat(claim()).as("the second one died as well").hasSize(1);
    }

    @Test
    void an_end_is_told_after_its_start() {
        raise(1);
        alarms.end(Condition.BRAKE, Optional.empty(), "0");
        later("11 minutes");
        endings.endWhatStaysAway();
        later("6 seconds");
        Notices.Claimed start = notices.claim(Channel.MAIL, false, 40);
        assertThat(start.notices()).extracting(Notice::phase).containsExactly(Phase.START);
        assertThat(claim()).isEmpty();
        notices.told(start);
        assertThat(claim()).extracting(Notice::phase).containsExactly(Phase.END);
    }

    @Test
    void what_nobody_took_for_two_days_is_given_up() {
        raise(2);
        later("3 days");
        assertThat(notices.giveUp()).isEqualTo(4);
        assertThat(claim()).isEmpty();
    }

    @Test
    void that_a_channel_fails_is_told_by_the_other() {
        alarms.raise(Condition.ALARMS_UNTOLD, Optional.empty(), "MAIL", "451");
        later("6 seconds");
        assertThat(claim()).isEmpty();
        assertThat(notices.claim(Channel.WEBHOOK, false, 40).notices()).hasSize(1);
    }

    @Test
    void a_day_is_told_of_once_to_each_channel() {
        for (int replica = 0; replica < 3; replica++) {
            notices.makeDigests(EnumSet.allOf(Channel.class), LocalTime.MIN);
        }
        assertThat(claim()).isEmpty();
        Notices.Claimed day = notices.claim(Channel.MAIL, true, 1);
        assertThat(day.notices()).extracting(Notice::phase).containsExactly(Phase.DIGEST);
        notices.told(day);
        assertThat(notices.claim(Channel.MAIL, true, 1).notices()).isEmpty();
        assertThat(notices.claim(Channel.WEBHOOK, true, 1).notices()).hasSize(1);
    }

    @Test
    void what_only_another_version_knows_is_for_that_to_tell() {
        raise(1);
        database.execute("update alarm set condition = 'OF_LATER'");
        later("6 seconds");
        assertThat(claim()).isEmpty();
    }

    private List<Notice> claim() {
        return notices.claim(Channel.MAIL, false, 40).notices();
    }

    private void raise(int many) {
        for (int i = 0; i < many; i++) {
            alarms.raise(Condition.BRAKE, Optional.empty(), Integer.toString(i), "12 in an hour");
        }
    }

    private static void later(String time) {
        database.execute("""
                update alarm_notice set made_at = made_at - interval '%1$s', due_at = due_at - interval '%1$s',
                                        lease_until = lease_until - interval '%1$s'
                """.formatted(time));
        database.execute("""
                update alarm set started_at = started_at - interval '%1$s', raised_at = raised_at - interval '%1$s',
                                 away_since = away_since - interval '%1$s', ended_at = ended_at - interval '%1$s'
                """.formatted(time));
    }
}
