package dev.ricochet.flow;

import dev.ricochet.outbox.Brakes;
import dev.ricochet.outbox.LongHeld;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Tells as soft what is held for too long, and forgets brakes that let go long ago. */
@ApplicationScoped
public class HeldWatch {
    private static final Logger LOG = Logger.getLogger(HeldWatch.class);

    private final LongHeld longHeld;
    private final Brakes brakes;

    HeldWatch(LongHeld longHeld, Brakes brakes) {
        this.longHeld = longHeld;
        this.brakes = brakes;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofMinutes(10), Duration.ofMinutes(1), "held for long", this::lookAfterWhatNobodyDecides);
    }

    void lookAfterWhatNobodyDecides() {
        int softened = longHeld.tellAsSoft();
        if (softened > 0) {
            LOG.warnf("%d hard bounces were held for 14 days and are told as soft", softened);
        }
        brakes.forget();
    }
}
