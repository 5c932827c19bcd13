package dev.ricochet.flow;

import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many alarms are active, looked up every quarter of a minute. Every replica shows the same: take the maximum. */
@ApplicationScoped
public class AlarmGauges {
    private final Alarms alarms;
    private final Map<Condition, AtomicLong> active = new EnumMap<>(Condition.class);

    AlarmGauges(Alarms alarms, MeterRegistry registry) {
        this.alarms = alarms;
        for (Condition condition : Condition.values()) {
            AtomicLong count = new AtomicLong();
            active.put(condition, count);
            Gauge.builder("ricochet.alarms.active", count, AtomicLong::get)
                    .description("Alarms that are active")
                    .tag("condition", condition.name().toLowerCase(Locale.ROOT))
                    .tag("severity", condition.severity().name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofSeconds(15), "alarm gauges", this::sample);
    }

    void sample() {
        Map<Condition, Long> now = alarms.active();
        active.forEach((condition, count) -> count.set(now.getOrDefault(condition, 0L)));
    }
}
