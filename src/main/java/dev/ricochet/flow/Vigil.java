package dev.ricochet.flow;

import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * The quiet between two readings in one session: the server says when mail comes into the folder that gets most of it, and
 * in case it does not, and for the other folders, we look anyway after a while.
 */
@ApplicationScoped
public class Vigil {
    private final Duration every;
    private final Duration reissue;
    private final Clock clock;

    Vigil(PollConfig config, Clock clock) {
        this.every = config.every();
        this.reissue = config.idleReissue();
        this.clock = clock;
    }

    /** Returns when it is time to read again, or the visit is to end. */
    void keep(Mailbox mailbox, ReadFolder read, IntakeRun run) throws MailboxFailure {
        // what came since it was read is never told again
        if (read.hasGrown(mailbox.examine(read.folder()))) {
            return;
        }
        // by a clock that nobody sets: put back by days, the other folders would not be looked into for as long
        long begun = System.nanoTime();
        Duration left = every;
        boolean arrived = false;
        while (!arrived && left.isPositive() && run.goesOn()) {
            Duration wait = left.compareTo(reissue) < 0 ? left : reissue;
            run.isQuietUntil(clock.instant().plus(wait));
            arrived = mailbox.awaitMail(wait);
            left = every.minusNanos(System.nanoTime() - begun);
        }
        run.progressed(clock.instant());
    }
}
