package dev.ricochet.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Attempts with a token that is none: counted, and slowed by peer. A token that is one is never refused for another's
 * failures: behind a proxy all of the world is one peer.
 */
@Singleton
final class Failures {
    private static final int AT_ONCE = 20;

    private final Allowance allowance;
    private final Counter failed;

    Failures(Clock clock, MeterRegistry registry) {
        this.allowance = new Allowance(AT_ONCE, TooManyFailures.PAUSE, clock);
        this.failed = Counter.builder("ricochet.access.failures")
                .description("Attempts to get in with a token that is none")
                .register(registry);
    }

    /** One more of that peer, as what it is to be answered with. */
    RuntimeException of(String peer) {
        failed.increment();
        return allowance.take(peer) ? new AuthenticationFailedException() : new TooManyFailures();
    }
}
