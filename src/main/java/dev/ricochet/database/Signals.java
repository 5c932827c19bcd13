package dev.ricochet.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** How a postmaster is asked to go: politely, firmly, at last by force. */
final class Signals {
    private static final Logger log = Logger.getLogger(Signals.class);
    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(5);
    private static final Duration TO_SEND = Duration.ofSeconds(5);

    private final Binaries binaries;

    Signals(Binaries binaries) {
        this.binaries = binaries;
    }

    /** After this it runs no more. */
    void stop(ProcessHandle postmaster) throws InterruptedException {
        // fast: open transactions are rolled back, and a checkpoint is written
        if (sent("INT", postmaster) && gone(postmaster, FAST)) {
            return;
        }
        log.warnf("PostgreSQL did not stop within %d seconds; it will recover at the next start", FAST.toSeconds());
        if (sent("QUIT", postmaster) && gone(postmaster, IMMEDIATE)) {
            return;
        }
        boolean _ = postmaster.destroyForcibly();
        boolean _ = gone(postmaster, IMMEDIATE);
    }

    // Java itself sends TERM only, which here means: wait until the last client has gone by itself.
    private boolean sent(String signal, ProcessHandle postmaster) throws InterruptedException {
        try {
            Program.run(binaries.pgCtl(), List.of("kill", signal, Long.toString(postmaster.pid())), TO_SEND);
            return true;
        } catch (IOException | DatabaseUnavailable e) {
            log.debugf("no signal %s: %s", signal, e.getMessage());
            return !postmaster.isAlive();
        }
    }

    private static boolean gone(ProcessHandle process, Duration longest) throws InterruptedException {
        try {
            var _ = process.onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        }
    }
}
