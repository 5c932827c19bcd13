package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import java.util.List;
import java.util.Set;

/** Looks at one thing and says what is wrong with it now. */
public interface Lookout {
    /** What it speaks of; of these, whatever nobody finds has ended. */
    Set<Condition> conditions();

    List<Finding> look();
}
