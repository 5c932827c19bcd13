package dev.ricochet.alarm;

import java.time.Duration;

/** Tells a message by one channel. */
interface Teller {
    /** Nobody may hold us longer. */
    Duration LONGEST = Duration.ofSeconds(60);

    Channel channel();

    /** Returns when the other side has taken it, and within {@link #LONGEST}. */
    void tell(Message message) throws NotTold;
}
