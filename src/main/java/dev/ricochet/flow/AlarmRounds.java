package dev.ricochet.flow;

import dev.ricochet.alarm.Addressees;
import dev.ricochet.alarm.AlarmConfig;
import dev.ricochet.alarm.Endings;
import dev.ricochet.alarm.Notices;
import dev.ricochet.alarm.Telling;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
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

    @Scheduled(identity = "alarms-told", every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
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

    @Scheduled(
            identity = "alarms-forgotten",
            every = "24h",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        endings.forget();
    }
}
