package dev.ricochet.flow;

import dev.ricochet.access.AnsweredRequests;
import dev.ricochet.access.Sessions;
import dev.ricochet.account.SealedSuccessors;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.smtp.TestSendStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets what nobody will ask for again; each replica does, and none waits for another. */
@ApplicationScoped
public class Housekeeping {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    /** Rows deleted in one transaction: a few hundred milliseconds. */
    private static final int AT_ONCE = 5000;

    private final Outbox outbox;
    private final RetentionConfig retention;
    private final Traffic traffic;
    private final SentCopies copies;
    private final TestSendStore tests;
    private final AnsweredRequests answered;
    private final SealedSuccessors successors;
    private final Sessions sessions;
    private volatile boolean stopping;

    Housekeeping(
            Outbox outbox,
            RetentionConfig retention,
            Traffic traffic,
            SentCopies copies,
            TestSendStore tests,
            AnsweredRequests answered,
            SealedSuccessors successors,
            Sessions sessions) {
        this.outbox = outbox;
        this.retention = retention;
        this.traffic = traffic;
        this.copies = copies;
        this.tests = tests;
        this.answered = answered;
        this.successors = successors;
        this.sessions = sessions;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofDays(1), Duration.ofMinutes(10), "housekeeping", this::forget);
    }

    void forget() {
        QuarkusTransaction.requiringNew().run(traffic::forget);
        QuarkusTransaction.requiringNew().run(copies::forget);
        QuarkusTransaction.requiringNew().run(() -> tests.forget());
        QuarkusTransaction.requiringNew().run(answered::forget);
        QuarkusTransaction.requiringNew().run(successors::forgetUnused);
        QuarkusTransaction.requiringNew().run(sessions::forget);
        retire();
    }

    private void retire() {
        long rows = 0;
        int gone;
        do {
            gone = outbox.retire(retention.events(), AT_ONCE);
            rows += gone;
        } while (gone > 0 && !stopping);
        if (rows > 0) {
            LOG.infof(
                    "%d rows of what was settled more than %d days ago are gone",
                    rows, retention.events().toDays());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
