package dev.ricochet.flow;

import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.alarm.Course;
import dev.ricochet.flow.lookout.Finding;
import dev.ricochet.flow.lookout.Lookout;
import dev.ricochet.lease.Leases;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Looks, once a minute, whether anything is wrong. What all replicas see alike is looked at by one of them; what only one
 * can see, by each.
 */
@ApplicationScoped
public class AlarmWatch {
    private static final Logger LOG = Logger.getLogger(AlarmWatch.class);

    /** Not given back: whoever comes a moment later need not look again. */
    private static final Duration LEASE = Duration.ofSeconds(50);

    private final List<Lookout> lookouts;
    private final Alarms alarms;
    private final Leases leases;
    private final String owner = UUID.randomUUID().toString();

    AlarmWatch(@All List<Lookout> lookouts, Alarms alarms, Leases leases) {
        this.lookouts = lookouts;
        this.alarms = alarms;
        this.leases = leases;
    }

    void begin(@Observes StartupEvent event, Rhythm rhythm) {
        rhythm.every(Duration.ofMinutes(1), Duration.ofSeconds(20), "alarm watch", this::watch);
    }

    void watch() {
        try {
            look(AlarmWatch::isSeenByOne);
            if (leases.take("alarm watch", owner, LEASE).isPresent()) {
                look(lookout -> !isSeenByOne(lookout));
            }
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("nobody knows whether anything is wrong: %s", databaseIsAway);
        }
    }

    /** Raises what is found. What was found before, and is not any more by anybody who could have, has ended. */
    void look(Predicate<Lookout> which) {
        Set<Condition> looked = EnumSet.noneOf(Condition.class);
        Set<Condition> unseen = EnumSet.noneOf(Condition.class);
        Set<Alarms.Key> found = new HashSet<>();
        for (Lookout lookout : lookouts.stream().filter(which).toList()) {
            try {
                lookout.look().forEach(finding -> found.add(raise(finding)));
                looked.addAll(lookout.conditions());
            } catch (RuntimeException e) {
                LOG.warnf("%s: %s", lookout.conditions(), e);
                unseen.addAll(lookout.conditions());
            }
        }
        looked.removeAll(unseen);
        looked.removeIf(condition -> condition.course() != Course.LASTS);
        alarms.holding(looked).stream()
                .filter(key -> !found.contains(key))
                .forEach(key -> alarms.end(key.condition(), key.account(), key.subject()));
    }

    private Alarms.Key raise(Finding finding) {
        alarms.raise(finding.condition(), finding.account(), finding.subject(), finding.words());
        return finding.key();
    }

    private static boolean isSeenByOne(Lookout lookout) {
        return lookout.conditions().stream().allMatch(condition -> condition.course() == Course.FADES);
    }
}
