package dev.ricochet.guard;

import dev.ricochet.outbox.Faults.Fault;
import dev.ricochet.vocabulary.Concern;
import dev.ricochet.vocabulary.Reason;

/** Judges whether what receivers say of the sender in a day is worth an alarm. Pure. */
public final class SendersFault {
    /** One receiver may have misconfigured its checks; two have not. */
    private static final int RECEIVERS_THAT_CHECK = 2;

    /** Of the day's bounces; less is the receivers' everyday quarrel with spam. */
    private static final double SHARE = 0.05;

    /** Fewer are a share of nothing. */
    private static final int LEAST = 3;

    private SendersFault() {}

    public static boolean isWorthAnAlarm(Fault fault) {
        if (fault.reason().concern() != Concern.SENDER) {
            return false;
        }
        return isOfAuthentication(fault.reason())
                ? fault.receivers() >= RECEIVERS_THAT_CHECK
                : fault.events() >= LEAST && fault.events() >= SHARE * fault.ofAll();
    }

    /** What of it, in the receivers' words, and what to do. */
    public static String words(Fault fault) {
        return "%s %d of the day's %d bounces, from %d receivers (%s), the last: %s %s"
                .formatted(
                        fault.reason().meaning(),
                        fault.events(),
                        fault.ofAll(),
                        fault.receivers(),
                        String.join(", ", fault.someReceivers()),
                        Quoted.of(fault.lastWords()),
                        fault.reason().advice());
    }

    private static boolean isOfAuthentication(Reason reason) {
        return reason == Reason.AUTHENTICATION_FAILED;
    }
}
