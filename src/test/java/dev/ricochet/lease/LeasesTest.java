package dev.ricochet.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ricochet.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LeasesTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static TestDatabase database;
    private static Leases leases;

    @BeforeAll
    static void connect() {
        database = TestDatabase.create();
        leases = new Leases(database.dataSource());
    }

    @Test
    void what_one_holds_another_does_not_get() {
        assertThat(leases.take("held", "a", LONG)).contains(new Lease("held", "a", 1));
        assertThat(leases.take("held", "b", LONG)).isEmpty();
    }

    @Test
    void a_second_worker_of_the_same_owner_does_not_get_it_either() {
        assertThat(leases.take("twice", "a", LONG)).isPresent();
        assertThat(leases.take("twice", "a", LONG)).isEmpty();
    }

    @Test
    void names_are_leased_apart() {
        assertThat(leases.take("inbox", "a", LONG)).isPresent();
        assertThat(leases.take("outbox", "b", LONG)).isPresent();
    }

    @Test
    void what_was_released_is_free_at_once_under_a_higher_fence() {
        leases.release(leases.take("released", "a", LONG).orElseThrow());
        assertThat(leases.take("released", "b", LONG)).contains(new Lease("released", "b", 2));
    }

    @Test
    void what_has_ended_is_free_under_a_higher_fence() {
        leases.take("ended", "a", SHORT).orElseThrow();
        assertThat(afterItsEnd("ended", "b")).isEqualTo(new Lease("ended", "b", 2));
    }

    @Test
    void the_same_owner_gets_a_higher_fence_too() {
        leases.take("again", "a", SHORT).orElseThrow();
        assertThat(afterItsEnd("again", "a")).isEqualTo(new Lease("again", "a", 2));
    }

    @Test
    void renewed_in_time_it_stays() throws Exception {
        Lease lease = leases.take("renewed", "a", Duration.ofSeconds(30)).orElseThrow();
        assertThat(leases.renew(lease, LONG)).isTrue();
        assertThat(secondsLeft("renewed")).isGreaterThan(60);
    }

    @Test
    void a_sleeper_who_wakes_too_late_renews_nothing_and_releases_nothing() {
        Lease slept = leases.take("sleeper", "a", SHORT).orElseThrow();
        Lease taken = afterItsEnd("sleeper", "b");

        assertThat(leases.renew(slept, LONG)).isFalse();
        leases.release(slept);

        assertThat(leases.take("sleeper", "c", LONG)).isEmpty();
        assertThat(leases.renew(taken, LONG)).isTrue();
    }

    @Test
    void an_ended_lease_is_not_renewed_even_if_nobody_took_it() {
        Lease slept = leases.take("forgotten", "a", SHORT).orElseThrow();
        await().until(() -> secondsLeft("forgotten") <= 0);
        assertThat(leases.renew(slept, LONG)).isFalse();
    }

    @Test
    void of_many_takers_at_once_one_gets_it_each_time() throws Exception {
        try (ExecutorService takers = Executors.newFixedThreadPool(12)) {
            for (int round = 1; round <= 20; round++) {
                List<Callable<Optional<Lease>>> all = new ArrayList<>();
                for (int taker = 0; taker < 12; taker++) {
                    String owner = "taker-" + taker;
                    all.add(() -> leases.take("crowded", owner, LONG));
                }
                List<Lease> given = new ArrayList<>();
                for (Future<Optional<Lease>> answer : takers.invokeAll(all)) {
                    answer.get().ifPresent(given::add);
                }
                assertThat(given).extracting(Lease::fence).containsExactly((long) round);
                leases.release(given.getFirst());
            }
        }
    }

    @Test
    void without_a_database_nobody_is_given_anything() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        assertThatThrownBy(() -> new Leases(nowhere).take("any", "a", LONG)).isInstanceOf(LeasesUnreachable.class);
    }

    private static Lease afterItsEnd(String name, String owner) {
        return await().until(() -> leases.take(name, owner, LONG), Optional::isPresent)
                .orElseThrow();
    }

    private static double secondsLeft(String name) throws Exception {
        try (var connection = database.dataSource().getConnection();
                var ask = connection.prepareStatement(
                        "select extract(epoch from until - clock_timestamp())::float8 from lease where name = ?")) {
            ask.setString(1, name);
            try (var row = ask.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }
}
