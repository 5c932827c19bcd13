package dev.ricochet.flow;

import dev.ricochet.access.AnsweredRequests;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.smtp.TestSendStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what nobody will ask for again. */
@ApplicationScoped
public class Housekeeping {
    private final Traffic traffic;
    private final SentCopies copies;
    private final TestSendStore tests;
    private final AnsweredRequests answered;

    Housekeeping(Traffic traffic, SentCopies copies, TestSendStore tests, AnsweredRequests answered) {
        this.traffic = traffic;
        this.copies = copies;
        this.tests = tests;
        this.answered = answered;
    }

    @Scheduled(
            identity = "housekeeping",
            every = "24h",
            delayed = "10m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew().run(traffic::forget);
        QuarkusTransaction.requiringNew().run(copies::forget);
        QuarkusTransaction.requiringNew().run(() -> tests.forget());
        QuarkusTransaction.requiringNew().run(answered::forget);
    }
}
