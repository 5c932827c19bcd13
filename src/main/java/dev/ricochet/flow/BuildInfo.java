package dev.ricochet.flow;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which Ricochet this is, for whoever reads its metrics. */
@ApplicationScoped
public class BuildInfo {
    void register(
            @Observes StartupEvent event,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder("ricochet.build.info", () -> 1)
                .description("Always 1; the version is its label")
                .tag("version", version)
                .register(registry);
    }
}
