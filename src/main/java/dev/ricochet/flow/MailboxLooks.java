package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks that run side by side, one in each mailbox, as many as may read at the same time. A long one steps back for those
 * who wait, and one whose account was changed, paused or deleted meanwhile ends; both with the batch in hand. Where the
 * server says by itself when mail comes a look stays connected without a turn, as many as there are places; the others
 * come back by the schedule.
 */
@ApplicationScoped
public class MailboxLooks {
    private static final Logger LOG = Logger.getLogger(MailboxLooks.class);

    /** After so long a look lets others in, if there are any, and goes on when its turn has come again. */
    static final Duration LONGEST_WHILE_OTHERS_WAIT = Duration.ofMinutes(2);

    /** A look that has not got on for so long is cut off. */
    static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(15);

    /** How long a stop waits for all looks to finish their batches. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final MailboxPoll poll;
    private final MailboxSessions sessions;
    private final DeliveryWatch delivery;
    private final Clock clock;
    private final Turns turns;
    private final int mostStaying;
    private final Semaphore places;
    private final Map<UUID, Look> looks = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    MailboxLooks(
            Accounts accounts,
            MailboxPoll poll,
            MailboxSessions sessions,
            DeliveryWatch delivery,
            PollConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.poll = poll;
        this.sessions = sessions;
        this.delivery = delivery;
        this.clock = clock;
        this.turns = new Turns(config.connections(), config.connectionsPerHost());
        this.mostStaying = config.idleConnections();
        this.places = new Semaphore(mostStaying);
    }

    void count(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("ricochet.mailbox.looks.waiting", turns, Turns::waiting)
                .description("Mailboxes that are due and wait until fewer are connected")
                .register(registry);
        Gauge.builder("ricochet.mailbox.staying", places, free -> mostStaying - free.availablePermits())
                .description("Mailboxes that stay connected and are told by their server when mail comes")
                .register(registry);
    }

    /** Begins to look, unless a look into this mailbox still runs. */
    void begin(KnownAccount account, boolean doubtful) {
        looks.compute(account.id(), (id, running) -> {
            if (running == null || !running.isAlive()) {
                return new Look(account, doubtful);
            }
            if (running.account.version() != account.version()) {
                sessions.stop(id);
            }
            return running;
        });
        looks.values().removeIf(look -> !look.isAlive());
    }

    /** Ends looks into mailboxes that are another replica's by now, with the batch in hand. */
    void keepOnly(Set<UUID> ours) {
        looks.values().stream()
                .filter(look -> !ours.contains(look.account.id()))
                .forEach(look -> {
                    look.givenAway = true;
                    sessions.stop(look.account.id());
                });
    }

    void cutOffStandstills() {
        Instant tooLong = clock.instant().minus(LONGEST_STANDSTILL);
        for (Look look : looks.values()) {
            if (look.isAlive()
                    && !look.isQueued()
                    && look.lastProgress().filter(tooLong::isAfter).isPresent()) {
                LOG.errorf("mailbox %s: no progress for %s, cut off", look.account.id(), LONGEST_STANDSTILL);
                sessions.cutOff(look.account.id());
                look.thread.interrupt();
            }
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        sessions.stop();
        Instant end = clock.instant().plus(FAREWELL);
        for (Look look : looks.values()) {
            Duration left = Duration.between(clock.instant(), end);
            if (look.isQueued() || !look.thread.join(left.isPositive() ? left : Duration.ZERO)) {
                look.thread.interrupt();
            }
        }
    }

    private final class Look implements Visit {
        private final KnownAccount account;
        private final boolean doubtful;
        private final Thread thread;
        private volatile boolean queued;
        private volatile boolean steppedBack;
        private volatile boolean givenAway;
        private volatile @Nullable Instant since;
        private Turns.@Nullable Turn turn;
        private boolean stays;

        Look(KnownAccount account, boolean doubtful) {
            this.account = account;
            this.doubtful = doubtful;
            this.thread = Thread.ofVirtual().name("mailbox " + account.id()).start(this::run);
        }

        boolean isAlive() {
            return thread.isAlive();
        }

        /** Whether it waits for a turn, which a stop need not. */
        boolean isQueued() {
            return queued;
        }

        Optional<Instant> lastProgress() {
            return sessions.lastProgress(account.id()).or(() -> Optional.ofNullable(since));
        }

        private void run() {
            do {
                steppedBack = false;
                try {
                    if (reads()) {
                        poll.look(account.account(), this);
                    }
                } catch (RuntimeException databaseIsAway) {
                    LOG.debugf("mailbox %s: %s", account.id(), databaseIsAway);
                } finally {
                    rests();
                    leave();
                }
            } while (steppedBack && !stopping);
        }

        @Override
        public boolean mayGoOn() {
            steppedBack = turns.isAnybodyWaiting() && hasHadItsTime();
            return !steppedBack && isWanted();
        }

        @Override
        public boolean mayStay() {
            stays = stays || places.tryAcquire();
            return stays;
        }

        private void leave() {
            if (stays) {
                stays = false;
                places.release();
            }
        }

        @Override
        public boolean reads() {
            try {
                queued = true;
                turn = turn == null ? turns.take(account.account().imap().host(), doubtful) : turn;
                since = clock.instant();
                return isWanted();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                queued = false;
            }
        }

        @Override
        public void rests() {
            Turns.Turn held = turn;
            turn = null;
            since = null;
            if (held != null) {
                held.close();
            }
        }

        @Override
        public void kept() {
            delivery.soon(account.id());
        }

        private boolean isWanted() {
            return !stopping && !givenAway && accounts.isUnchanged(account);
        }

        private boolean hasHadItsTime() {
            Instant begun = since;
            return begun != null && begun.plus(LONGEST_WHILE_OTHERS_WAIT).isBefore(clock.instant());
        }
    }
}
