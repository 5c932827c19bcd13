package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.account.ConfiguredAccount;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** When to look: by a schedule, one look at a time in each mailbox, and none that hangs for ever. */
@ApplicationScoped
public class MailboxWatch {
    private static final Logger LOG = Logger.getLogger(MailboxWatch.class);

    /** A look that has not got on for so long is cut off. */
    static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(15);

    /** How long a stop waits for a look to finish its batch. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final ConfiguredAccount configured;
    private final MailboxPoll poll;
    private final MailboxSessions sessions;
    private final IntakeMetrics metrics;
    private final Clock clock;
    private final Map<UUID, Look> looks = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile Instant pulse;

    MailboxWatch(
            ConfiguredAccount configured,
            MailboxPoll poll,
            MailboxSessions sessions,
            IntakeMetrics metrics,
            Clock clock) {
        this.configured = configured;
        this.poll = poll;
        this.sessions = sessions;
        this.metrics = metrics;
        this.clock = clock;
        this.pulse = clock.instant();
    }

    private record Look(Thread thread, Instant since) {}

    /** When the flow last showed that it runs. */
    public Instant pulse() {
        return pulse;
    }

    @Scheduled(
            identity = "mailbox-look",
            every = "${ricochet.poll.every:60s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        pulse = clock.instant();
        if (!stopping) {
            configured.account().ifPresent(this::lookAt);
        }
    }

    private void lookAt(Account account) {
        looks.compute(
                account.id(),
                (id, running) -> running != null && running.thread().isAlive()
                        ? running
                        : new Look(
                                Thread.ofVirtual().name("mailbox " + id).start(() -> poll.look(account)),
                                clock.instant()));
    }

    @Scheduled(identity = "mailbox-watchdog", every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        pulse = clock.instant();
        Instant tooLong = clock.instant().minus(LONGEST_STANDSTILL);
        looks.forEach((account, look) -> {
            if (look.thread().isAlive()
                    && sessions.lastProgress(account).orElse(look.since()).isBefore(tooLong)) {
                LOG.errorf("mailbox %s: no progress for %s, cut off", account, LONGEST_STANDSTILL);
                metrics.cutOff(account);
                sessions.cutOff(account);
                look.thread().interrupt();
            }
        });
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        sessions.stop();
        for (Look look : looks.values()) {
            if (!look.thread().join(FAREWELL)) {
                look.thread().interrupt();
            }
        }
    }
}
