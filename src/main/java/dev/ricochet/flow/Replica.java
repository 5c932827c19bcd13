package dev.ricochet.flow;

import dev.ricochet.lease.Lease;
import dev.ricochet.lease.Leases;
import dev.ricochet.lease.Replicas;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** This process among those that work on the same database: its name, its share, and the leases in its name. */
@ApplicationScoped
public class Replica {
    /** Who was silent for so long is taken for dead: shorter than the lease of a mailbox, which moves within that. */
    static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Replicas replicas;
    private final Leases leases;
    private final Counter lost;
    private final UUID name = UUID.randomUUID();

    Replica(Replicas replicas, Leases leases, MeterRegistry registry) {
        this.replicas = replicas;
        this.leases = leases;
        this.lost = Counter.builder("ricochet.leases.lost")
                .description("Leases that another could take while this one worked under them")
                .register(registry);
    }

    /** Says that this one is alive; answers which of these mailboxes are for it to read. */
    Set<UUID> shareOf(Collection<UUID> mailboxes) {
        return Spread.shareOf(name, replicas.join(name, LONGEST_SILENCE), mailboxes);
    }

    /** Takes a lease and renews it until it is closed; nothing while another holds it. */
    Optional<LeaseKeeper> hold(String what, Duration length) {
        return leases.take(what, name.toString(), length)
                .map(lease -> new LeaseKeeper(leases, lease, length, lost::increment));
    }

    /** Whether a lease is still ours, and stays so until the caller's transaction has ended. */
    boolean isHeld(Lease lease) {
        return leases.isHeld(lease);
    }

    /** What nobody has held since this one did, or does. */
    Set<String> lastHeld() {
        return leases.lastHeldBy(name.toString());
    }

    void leave() {
        replicas.leave(name);
    }
}
