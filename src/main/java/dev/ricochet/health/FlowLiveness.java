package dev.ricochet.health;

import dev.ricochet.flow.MailboxWatch;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive as long as the flow's own clockwork ticks, whatever the mail server, the receiver or the database do. */
@Liveness
public class FlowLiveness implements HealthCheck {
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final MailboxWatch watch;

    FlowLiveness(MailboxWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        Duration silence = watch.sincePulse();
        return HealthCheckResponse.named("flow")
                .status(silence.compareTo(LONGEST_SILENCE) < 0)
                .withData("secondsSincePulse", silence.toSeconds())
                .build();
    }
}
