package dev.ricochet.flow;

import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Raises an alarm where people complain of our mail in numbers, or call it fraud. */
@ApplicationScoped
public class Complaints {
    private static final Logger LOG = Logger.getLogger(Complaints.class);

    /** What was said longer ago is no news. */
    private static final Duration OF_LATE = Duration.ofDays(1);

    /** Half a percent of the 2,000 mails that Gmail sends in a day; providers bear 0.3 %. */
    private static final int MANY = 10;

    private final Outbox outbox;
    private final Alarms alarms;
    private final Clock clock;

    Complaints(Outbox outbox, Alarms alarms, Clock clock) {
        this.outbox = outbox;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** After they were kept: what cannot be said of them now must not have them read again. */
    void heard(Place place, List<Taken> batch) {
        List<Taken.Complained> fresh = batch.stream()
                .filter(Taken.Complained.class::isInstance)
                .map(Taken.Complained.class::cast)
                .filter(complaint ->
                        complaint.mail().receivedAt().isAfter(clock.instant().minus(OF_LATE)))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            tell(place, fresh);
        } catch (RuntimeException databaseIsAway) {
            LOG.warnf("account %s: no alarm of complaints: %s", place.account().id(), databaseIsAway);
        }
    }

    private void tell(Place place, List<Taken.Complained> fresh) {
        Optional<UUID> account = Optional.of(place.account().id());
        fresh.stream()
                .filter(Taken.Complained::alarming)
                .reduce((_, last) -> last)
                .ifPresent(last -> alarms.raise(
                        Condition.FRAUD_REPORT,
                        account,
                        "",
                        "mail %d in %s".formatted(last.uid(), place.folder().name())));
        long many = outbox.mailsOf(place.account().id(), fresh.getFirst().kind().word(), OF_LATE);
        if (many >= MANY) {
            alarms.raise(Condition.COMPLAINT_BURST, account, "", many + " in 24 hours");
        }
    }
}
