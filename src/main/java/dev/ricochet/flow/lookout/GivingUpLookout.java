package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.callback.CallbackConfig;
import dev.ricochet.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether events will be given up, in time for somebody to mend what they fail for. */
@ApplicationScoped
public class GivingUpLookout implements Lookout {
    private static final List<Integer> PERCENT = List.of(50, 80, 100);

    private final Outbox outbox;
    private final Duration giveUpAfter;

    GivingUpLookout(Outbox outbox, CallbackConfig config) {
        this.outbox = outbox;
        this.giveUpAfter = config.giveUpAfter();
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.GIVING_UP);
    }

    @Override
    public List<Finding> look() {
        return outbox.longestTried().entrySet().stream()
                .flatMap(tried -> reached(tried.getValue())
                        .map(percent -> Finding.of(
                                tried.getKey(),
                                Condition.GIVING_UP,
                                percent + " %",
                                "An event has been tried for %d hours of %d"
                                        .formatted(tried.getValue().toHours(), giveUpAfter.toHours()))))
                .toList();
    }

    private Stream<Integer> reached(Duration tried) {
        return PERCENT.stream()
                .filter(percent -> tried.multipliedBy(100).compareTo(giveUpAfter.multipliedBy(percent)) >= 0);
    }
}
