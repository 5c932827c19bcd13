package dev.ricochet.flow;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Deeds that come again and again, by a clock that nobody can set. By the time of day, as Quarkus' scheduler counts, a clock
 * that is put back by hours would stop everything for as long.
 */
@ApplicationScoped
public class Rhythm {
    private static final Logger LOG = Logger.getLogger(Rhythm.class);
    private static final int BEFORE_THOSE_WHO_ACT = 1;

    private final boolean runs;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rhythm").factory());

    /** @param runs false beside a server, and in tests that say themselves when */
    Rhythm(@ConfigProperty(name = "dev.ricochet.rhythm", defaultValue = "true") boolean runs) {
        this.runs = runs;
    }

    /** Begins now. A deed that is not done yet is not begun a second time. */
    void every(Duration pause, String name, Runnable deed) {
        every(pause, Duration.ZERO, name, deed);
    }

    /** Begins after a while. */
    void every(Duration pause, Duration first, String name, Runnable deed) {
        if (runs) {
            // by delay: whoever was stopped for an hour does not make up for what was left out
            var _ = clockwork.scheduleWithFixedDelay(
                    new Beat(name, deed), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop(@Observes @Priority(BEFORE_THOSE_WHO_ACT) ShutdownEvent event) {
        clockwork.shutdownNow();
    }

    private record Beat(String name, Runnable deed, AtomicBoolean busy) implements Runnable {
        Beat(String name, Runnable deed) {
            this(name, deed, new AtomicBoolean());
        }

        @Override
        public void run() {
            if (busy.compareAndSet(false, true)) {
                Thread.ofVirtual().name(name).start(this::act);
            }
        }

        private void act() {
            ManagedContext request = Arc.container().requestContext();
            request.activate();
            try {
                deed.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s ended early", name);
            } finally {
                request.terminate();
                busy.set(false);
            }
        }
    }
}
