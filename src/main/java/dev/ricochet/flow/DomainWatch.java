package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.egress.MailDomains;
import dev.ricochet.egress.MailDomains.Life;
import dev.ricochet.guard.DeadDomainPolicy;
import dev.ricochet.outbox.DoubtfulDomains;
import dev.ricochet.outbox.DoubtfulDomains.Doubt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds out whether domains that bounces say do not exist are away for good: a resolver of ours still says so after a while,
 * or a second mail failed that much later. One that nobody answers about waits, until it is overdue as all that is held.
 */
@ApplicationScoped
public class DomainWatch {
    private static final Logger LOG = Logger.getLogger(DomainWatch.class);
    private static final Duration LEASE = Duration.ofSeconds(45);

    /** Domains of one look. */
    static final int MOST = 100;

    /** A resolver that is silent about so many in a row is away itself. */
    static final int MOST_UNANSWERED = 5;

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final DoubtfulDomains doubtful;
    private final MailDomains domains;
    private final DeadDomainPolicy policy;
    private final Accounts accounts;
    private final Past past;
    private final Replica replica;
    private final MeterRegistry registry;

    DomainWatch(
            DoubtfulDomains doubtful,
            MailDomains domains,
            DeadDomainPolicy policy,
            Accounts accounts,
            Past past,
            Replica replica,
            MeterRegistry registry) {
        this.doubtful = doubtful;
        this.domains = domains;
        this.policy = policy;
        this.accounts = accounts;
        this.past = past;
        this.replica = replica;
        this.registry = registry;
        for (Life life : Life.values()) {
            asked(life);
        }
    }

    @Scheduled(
            identity = "doubtful-domains",
            every = "5m",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        if (policy.after().isPresent()) {
            Optional<LeaseKeeper> lease = replica.hold("doubtful domains", LEASE);
            if (lease.isPresent()) {
                try (LeaseKeeper _ = lease.get()) {
                    confirm(policy.after().get());
                }
            }
        }
    }

    void confirm(Duration after) throws InterruptedException {
        doubtful.forget();
        doubtful.failedAgain(after).forEach(this::away);
        List<Doubt> due = doubtful.due(after, MOST);
        if (!due.isEmpty() && resolverIsWell()) {
            ask(due);
        }
    }

    /** A resolver that does not know the domains that bounces come back to knows nothing of others. */
    private boolean resolverIsWell() {
        boolean well = accounts.all().stream()
                .map(known -> known.account().address().domain())
                .distinct()
                .limit(MOST_UNANSWERED)
                .anyMatch(domain -> domains.lifeOf(domain) == Life.ALIVE);
        if (!well) {
            LOG.warn("the resolver does not know our own domain, so it is not asked which others exist");
        }
        return well;
    }

    private void ask(List<Doubt> due) throws InterruptedException {
        Map<String, Life> answers = new HashMap<>();
        int unanswered = 0;
        for (Doubt doubt : due) {
            if (!answers.containsKey(doubt.domain()) && doubtful.mayAsk(doubt.domain())) {
                Life life = domains.lifeOf(doubt.domain());
                asked(life).increment();
                answers.put(doubt.domain(), life);
                unanswered = life == Life.UNANSWERED ? unanswered + 1 : 0;
                Thread.sleep(BETWEEN);
            }
            switch (answers.getOrDefault(doubt.domain(), Life.UNANSWERED)) {
                case ALIVE ->
                    LOG.infof("%s exists: %d bounces are told as soft", doubt.domain(), doubtful.isBack(doubt));
                case DEAD -> away(doubt);
                case UNANSWERED -> {}
            }
            if (unanswered >= MOST_UNANSWERED) {
                LOG.warn("the resolver does not answer which domains exist; what depends on it waits");
                return;
            }
        }
    }

    private Counter asked(Life life) {
        return Counter.builder("ricochet.domains.asked")
                .description("Domains of which a bounce says they are away, by what the resolver says")
                .tag("life", life.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private void away(Doubt doubt) {
        int told = doubtful.isAway(doubt, past.collectedBefore(doubt.account()));
        LOG.infof("%s is away still: %d bounces are told", doubt.domain(), told);
    }
}
