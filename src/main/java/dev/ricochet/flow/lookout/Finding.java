package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Alarms;
import dev.ricochet.alarm.Condition;
import java.util.Optional;
import java.util.UUID;

/** A condition that holds, of whom, and the particulars. */
public record Finding(Condition condition, Optional<UUID> account, String subject, String words) {
    static Finding of(UUID account, Condition condition, String subject, String words) {
        return new Finding(condition, Optional.of(account), subject, words);
    }

    public Alarms.Key key() {
        return new Alarms.Key(condition, account, Alarms.subject(subject));
    }
}
