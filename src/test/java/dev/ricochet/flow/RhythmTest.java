package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ricochet.database.EmbeddedDatabase;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class RhythmTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final Rhythm rhythm = new Rhythm(true);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger beside = new AtomicInteger();

    @AfterEach
    void stop() {
        rhythm.stop(new ShutdownEvent());
    }

    @Test
    void a_deed_comes_again_also_when_it_failed() {
        rhythm.every(SOON, "fails", () -> {
            throw new IllegalStateException("time " + done.incrementAndGet());
        });
        await().until(() -> done.get() >= 3);
    }

    @Test
    void a_deed_that_is_not_done_is_not_begun_again_and_keeps_nobody_else() {
        CountDownLatch end = new CountDownLatch(1);
        rhythm.every(SOON, "hangs", () -> {
            done.incrementAndGet();
            awaited(end);
        });
        rhythm.every(SOON, "beside", beside::incrementAndGet);
        await().until(() -> beside.get() >= 20);
        assertThat(done).hasValue(1);
        end.countDown();
        await().until(() -> done.get() >= 2);
    }

    @Test
    void nothing_runs_by_itself_where_nothing_shall() {
        Rhythm silent = new Rhythm(false);
        silent.every(SOON, "silent", done::incrementAndGet);
        rhythm.every(SOON, "beside", beside::incrementAndGet);
        await().until(() -> beside.get() >= 20);
        assertThat(done).hasValue(0);
    }

    private static void awaited(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
