package dev.ricochet.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.database.TestDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private Replicas replicas;
    private Leases leases;

    @BeforeEach
    void connect() {
        TestDatabase database = TestDatabase.create();
        replicas = new Replicas(database.dataSource());
        leases = new Leases(database.dataSource());
    }

    @Test
    void all_see_the_same_who_said_that_they_are_alive() {
        assertThat(replicas.join(one, LONG)).containsExactly(one);
        assertThat(replicas.join(other, LONG)).containsExactlyInAnyOrder(one, other);
        assertThat(replicas.join(one, LONG)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void who_was_silent_is_taken_for_dead_and_its_leases_end() {
        replicas.join(one, SHORT);
        Lease held = leases.take("mailbox", one.toString(), LONG).orElseThrow();
        await().until(() -> replicas.join(other, LONG), Set.of(other)::equals);
        assertThat(leases.renew(held, LONG)).isFalse();
        assertThat(leases.take("mailbox", other.toString(), LONG)).isPresent();
    }

    @Test
    void who_was_taken_for_dead_and_wakes_is_one_of_them_again() {
        replicas.join(one, SHORT);
        await().until(() -> replicas.join(other, LONG), Set.of(other)::equals);
        assertThat(replicas.join(one, LONG)).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void who_leaves_is_gone_at_once() {
        replicas.join(one, LONG);
        replicas.leave(one);
        assertThat(replicas.join(other, LONG)).containsExactly(other);
    }

    @Test
    void what_one_held_last_is_known_until_another_takes_it() {
        leases.release(leases.take("released", one.toString(), LONG).orElseThrow());
        leases.take("held", one.toString(), LONG).orElseThrow();
        leases.release(leases.take("passed on", one.toString(), LONG).orElseThrow());
        leases.take("passed on", other.toString(), LONG).orElseThrow();
        assertThat(leases.lastHeldBy(one.toString())).containsExactlyInAnyOrder("released", "held");
    }
}
