package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Brakes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Whether the brake holds something, of each cause. */
@ApplicationScoped
public class BrakeLookout implements Lookout {
    private final Brakes brakes;

    BrakeLookout(Brakes brakes) {
        this.brakes = brakes;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.BRAKE);
    }

    @Override
    public List<Finding> look() {
        return brakes.held().stream()
                .map(held -> Finding.of(
                        held.account(),
                        Condition.BRAKE,
                        held.cause(),
                        held.events() + " events are held. " + held.words()))
                .toList();
    }
}
