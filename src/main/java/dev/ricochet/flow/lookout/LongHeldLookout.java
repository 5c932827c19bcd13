package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.LongHeld;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Whether a decision about something that is held is overdue. */
@ApplicationScoped
public class LongHeldLookout implements Lookout {
    private final LongHeld longHeld;

    LongHeldLookout(LongHeld longHeld) {
        this.longHeld = longHeld;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.HELD_TOO_LONG, Condition.REQUESTS_WAIT);
    }

    @Override
    public List<Finding> look() {
        return longHeld.overdue().stream()
                .map(overdue -> Finding.of(
                        overdue.account(),
                        condition(overdue.cause()),
                        overdue.cause().name(),
                        "%d events, the oldest for %d days. %s"
                                .formatted(overdue.events(), overdue.oldest().toDays(), whatFollows(overdue.cause()))))
                .toList();
    }

    private static Condition condition(HoldCause cause) {
        return switch (cause.whenForgotten()) {
            case PEOPLE_WAIT -> Condition.REQUESTS_WAIT;
            case TOLD_SOFT, ASKED_ABOUT, LEFT -> Condition.HELD_TOO_LONG;
        };
    }

    private static String whatFollows(HoldCause cause) {
        return switch (cause.whenForgotten()) {
            case TOLD_SOFT -> "After 14 days they are told as soft.";
            case ASKED_ABOUT -> "They stay until somebody releases or discards them.";
            case PEOPLE_WAIT -> "People wait for an answer.";
            case LEFT -> "Nothing follows.";
        };
    }
}
