package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.mailbox.FirstLook;
import dev.ricochet.mailbox.FirstLooks;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whether anything waits until a person has seen it: the past of a new inbox, or what was found by reading again. */
@ApplicationScoped
public class PreviewLookout implements Lookout {
    private final Outbox outbox;
    private final FirstLooks looks;

    PreviewLookout(Outbox outbox, FirstLooks looks) {
        this.outbox = outbox;
        this.looks = looks;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.PREVIEW_WAITING);
    }

    @Override
    public List<Finding> look() {
        return outbox.piles().stream()
                .filter(pile -> pile.isHeldFor(HoldCause.PREVIEW))
                .filter(pile -> !isStillRead(pile.account()))
                .map(pile -> Finding.of(
                        pile.account(),
                        Condition.PREVIEW_WAITING,
                        "",
                        "%d bounces that are old news wait until somebody approves or discards them."
                                .formatted(pile.events())))
                .toList();
    }

    // until all of it was read, nobody knows whether it is much
    private boolean isStillRead(UUID account) {
        return QuarkusTransaction.requiringNew()
                .call(() -> looks.find(account))
                .filter(look -> look.stage() == FirstLook.Stage.READING)
                .isPresent();
    }
}
