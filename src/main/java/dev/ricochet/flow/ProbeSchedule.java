package dev.ricochet.flow;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.lease.Lease;
import dev.ricochet.lease.Leases;
import dev.ricochet.smtp.TestSends;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tries each account's chain now and then, where that is set; of several replicas one does it. */
@ApplicationScoped
public class ProbeSchedule {
    private static final Logger LOG = Logger.getLogger(ProbeSchedule.class);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final TestSends sends;
    private final Probe probe;
    private final Leases leases;
    private final Optional<Duration> every;
    private final String owner = UUID.randomUUID().toString();

    ProbeSchedule(Accounts accounts, TestSends sends, Probe probe, Leases leases, ProbeConfig config) {
        this.accounts = accounts;
        this.sends = sends;
        this.probe = probe;
        this.leases = leases;
        this.every = config.every();
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofHours(1), Duration.ofMinutes(5), "probe", this::look);
    }

    void look() {
        every.ifPresent(this::probeWhatIsDue);
    }

    void probeWhatIsDue(Duration atMost) {
        Optional<Lease> lease = leases.take("probes", owner, LEASE);
        if (lease.isEmpty()) {
            return;
        }
        try {
            for (KnownAccount known : accounts.active()) {
                if (!sends.wasProbed(known.id(), atMost)) {
                    LOG.infof("account %s is probed: %s", known.id(), probe.begin(known.account()));
                }
            }
        } finally {
            leases.release(lease.get());
        }
    }
}
