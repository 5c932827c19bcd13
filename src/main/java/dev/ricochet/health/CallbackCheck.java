package dev.ricochet.health;

import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.OutboxFigures;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** How the telling fares: in the group "flow", so that nobody restarts a pod over it. */
@ApplicationScoped
@HealthGroup("flow")
public class CallbackCheck implements HealthCheck {
    private final Outbox outbox;

    CallbackCheck(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxFigures figures = outbox.figures();
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("callback");
        figures.events().forEach((state, count) -> answer.withData(state.word(), count));
        figures.oldestWaiting().ifPresent(age -> answer.withData("oldest waiting, seconds", age.toSeconds()));
        figures.resting()
                .forEach(rest -> answer.withData(
                        "resting, %d s left".formatted(rest.left().toSeconds()), rest.why() + ": " + rest.words()));
        return answer.status(figures.resting().isEmpty()).build();
    }
}
