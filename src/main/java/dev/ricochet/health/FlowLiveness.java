package dev.ricochet.health;

import dev.ricochet.flow.MailboxWatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the flow's own clockwork ticks, whatever the mail server, the receiver or the database do. */
@Liveness
public class FlowLiveness implements HealthCheck {
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final MailboxWatch watch;
    private final Clock clock;

    FlowLiveness(MailboxWatch watch, Clock clock) {
        this.watch = watch;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        Instant pulse = watch.pulse();
        return HealthCheckResponse.named("flow")
                .status(pulse.isAfter(clock.instant().minus(LONGEST_SILENCE)))
                .withData("pulse", pulse.toString())
                .build();
    }
}
