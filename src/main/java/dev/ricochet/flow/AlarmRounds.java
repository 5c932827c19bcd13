package dev.ricochet.flow;

import dev.ricochet.alarm.Addressees;
import dev.ricochet.alarm.AlarmConfig;
import dev.ricochet.alarm.Endings;
import dev.ricochet.alarm.Notices;
import dev.ricochet.alarm.Telling;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** When alarms end and are told: every few seconds, on every replica; each message is claimed by one. */
@ApplicationScoped
public class AlarmRounds {
    private static final Logger LOG = Logger.getLogger(AlarmRounds.class);

    private final Endings endings;
    private final Notices notices;
    private final Telling telling;
    private final Addressees addressees;
    private final AlarmConfig config;

    AlarmRounds(Endings endings, Notices notices, Telling telling, Addressees addressees, AlarmConfig config) {
        this.endings = endings;
        this.notices = notices;
        this.telling = telling;
        this.addressees = addressees;
        this.config = config;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofSeconds(5), "telling of alarms", this::tell);
        rhythm.every(Duration.ofDays(1), Duration.ofMinutes(10), "forgetting of alarms", this::forget);
    }

    void tell() {
        try {
            endings.endWhatStaysAway();
            if (config.digest() != AlarmConfig.Digest.NEVER) {
                notices.makeDigests(addressees.channels(), config.digestAt());
            }
            int given = notices.giveUp();
            if (given > 0) {
                LOG.errorf("%d messages about alarms could not be told for two days, and will not be", given);
            }
            telling.tellWhatIsDue();
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("alarms: %s", databaseIsAway);
        }
    }

    void forget() {
        endings.forget();
    }
}
