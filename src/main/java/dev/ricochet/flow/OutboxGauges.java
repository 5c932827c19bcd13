package dev.ricochet.flow;

import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.OutboxFigures;
import dev.ricochet.outbox.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How the outbox stands, looked up every quarter of a minute. Every replica shows the same: take the maximum. */
@ApplicationScoped
public class OutboxGauges {
    private final Outbox outbox;
    private final Map<State, AtomicLong> events = new EnumMap<>(State.class);
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong oldestHeldSeconds = new AtomicLong();

    OutboxGauges(Outbox outbox, MeterRegistry registry) {
        this.outbox = outbox;
        for (State state : State.values()) {
            if (isForSomebodyToSee(state)) {
                events.put(state, new AtomicLong());
                Gauge.builder("ricochet.outbox.events", events, all -> at(all, state))
                        .description("Events that somebody may still want to act on")
                        .tag("state", state.word())
                        .register(registry);
            }
        }
        Gauge.builder("ricochet.outbox.oldest.event.age", oldestSeconds, AtomicLong::get)
                .baseUnit("seconds")
                .description("How long the oldest event that is neither held nor final has been here")
                .register(registry);
        Gauge.builder("ricochet.outbox.oldest.held.age", oldestHeldSeconds, AtomicLong::get)
                .baseUnit("seconds")
                .description("How long the oldest event that is held has been here")
                .register(registry);
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofSeconds(15), "outbox gauges", this::sample);
    }

    void sample() {
        OutboxFigures figures = outbox.figures();
        events.forEach((state, count) -> count.set(figures.in(state)));
        oldestSeconds.set(figures.oldestWaiting().orElse(Duration.ZERO).toSeconds());
        oldestHeldSeconds.set(figures.oldestHeld().orElse(Duration.ZERO).toSeconds());
    }

    private static boolean isForSomebodyToSee(State state) {
        return switch (state) {
            case WAITING, SENDING, UNKNOWN, HELD, REFUSED, DEAD -> true;
            case TOLD, DISCARDED, SUPERSEDED -> false;
        };
    }

    private static double at(Map<State, AtomicLong> events, State state) {
        AtomicLong count = events.get(state);
        return count == null ? 0 : count.get();
    }
}
