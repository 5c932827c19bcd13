package dev.ricochet.flow;

import dev.ricochet.lease.Leases;
import dev.ricochet.lease.Replicas;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** With a database of our own we are its only replica: the leases found at a start are those of a process that died. */
@ApplicationScoped
public class FreshStart {
    private static final int BEFORE_THE_SCHEDULE = 1;

    void endLeasesOfTheDead(
            @Observes @Priority(BEFORE_THE_SCHEDULE) StartupEvent event,
            Leases leases,
            Replicas replicas,
            @ConfigProperty(name = "dev.ricochet.database.directory") Optional<String> ownDatabase) {
        ownDatabase.ifPresent(_ -> {
            replicas.forgetAll();
            leases.endAll();
        });
    }
}
