package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.guard.SendersFault;
import dev.ricochet.outbox.Faults;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** What receivers say of the sender, one finding an account and a reason. */
@ApplicationScoped
public class SenderLookout implements Lookout {
    private final Faults faults;

    SenderLookout(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.SENDERS_FAULT);
    }

    @Override
    public List<Finding> look() {
        return faults.ofADay().stream()
                .filter(SendersFault::isWorthAnAlarm)
                .map(fault -> Finding.of(
                        fault.account(), Condition.SENDERS_FAULT, fault.reason().name(), SendersFault.words(fault)))
                .toList();
    }
}
