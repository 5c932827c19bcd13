package dev.ricochet.flow;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Takes the meters away with the application. Micrometer's registry belongs to the process: where the application
 * starts again in it (development, tests), a gauge of the same name would go on asking the former one's objects, and
 * vanish with them.
 */
@ApplicationScoped
public class MeterEnd {
    void end(@Observes ShutdownEvent event, MeterRegistry registry) {
        registry.clear();
    }
}
