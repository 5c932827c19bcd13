package dev.ricochet.flow;

import dev.ricochet.lease.Lease;
import dev.ricochet.lease.Leases;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Holds a lease for as long as it is open, renewing it three times in its length. */
final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);

    private final Leases leases;
    private final Lease lease;
    private final Duration length;
    private final Runnable lost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread renewing;

    LeaseKeeper(Leases leases, Lease lease, Duration length, Runnable lost) {
        this.leases = leases;
        this.lease = lease;
        this.length = length;
        this.lost = lost;
        this.renewing = Thread.ofVirtual().name("lease " + lease.name()).start(this::renew);
    }

    Lease lease() {
        return lease;
    }

    private void renew() {
        try {
            while (!closed.await(length.toMillis() / 3, TimeUnit.MILLISECONDS)) {
                renewOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // what is written under a lost lease is refused by its fence; here it only needs to be seen
    private void renewOnce() {
        try {
            if (!leases.renew(lease, length)) {
                LOG.warnf("lease %s was lost", lease.name());
                lost.run();
                closed.countDown();
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "lease %s could not be renewed: %s",
                    lease.name(), e.getClass().getSimpleName());
        }
    }

    /** False once somebody else may have it. */
    boolean isHeld() {
        return closed.getCount() > 0;
    }

    @Override
    public void close() {
        closed.countDown();
        renewing.interrupt();
        leases.release(lease);
    }
}
