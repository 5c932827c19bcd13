package dev.ricochet.flow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import java.util.function.DoubleSupplier;

/** How much is free on the volume of the embedded database. */
@ApplicationScoped
public class VolumeGauge {
    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            @Named("database.free-share") DoubleSupplier freeShare) {
        Gauge.builder("ricochet.volume.free.ratio", freeShare, DoubleSupplier::getAsDouble)
                .description("How much of the database's volume is free; 1 where the database is not ours")
                .register(registry);
    }
}
