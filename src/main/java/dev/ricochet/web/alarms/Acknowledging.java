package dev.ricochet.web.alarms;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** That somebody has seen an alarm, written down with its line in the audit trail. */
@ApplicationScoped
class Acknowledging {
    private final AlarmBook book;
    private final AuditTrail trail;
    private final Caller caller;

    Acknowledging(AlarmBook book, AuditTrail trail, Caller caller) {
        this.book = book;
        this.trail = trail;
        this.caller = caller;
    }

    /** The alarm as it is after; seen again it stays as it was. */
    @Transactional
    Alarm acknowledge(UUID id) {
        Alarm alarm = visible(id);
        if (book.acknowledge(id, caller.access().who())) {
            Deed deed = Deed.to("alarm.acknowledge", id.toString());
            trail.add(caller.access().who(), alarm.account().map(deed::of).orElse(deed));
        }
        return visible(id);
    }

    /** What concerns all is not there for whoever is bound to accounts. */
    Alarm visible(UUID id) {
        return book.find(id)
                .filter(alarm -> alarm.account()
                        .map(caller.access()::sees)
                        .orElseGet(() -> caller.access().accounts().isEmpty()))
                .orElseThrow(Refusal::notFound);
    }
}
