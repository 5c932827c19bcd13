package dev.ricochet.mailbox;

import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;

/**
 * IDLE (RFC 2177) over one connection: the server speaks, and a bell in another thread says DONE when it has lasted long
 * enough. The reader's own time-out lies a little later, so that a server that has hung is found.
 */
final class Idle {
    private final ImapWire wire;
    private final GuardedSocket connection;
    private volatile boolean overForGood;
    private volatile @Nullable Bell bell;

    Idle(ImapWire wire, GuardedSocket connection) {
        this.wire = wire;
        this.connection = connection;
    }

    boolean await(Duration atMost, Predicate<IMAPResponse> isNews)
            throws IOException, ProtocolException, MailboxFailure {
        if (overForGood) {
            return false;
        }
        boolean news = false;
        try (Bell ringing = new Bell(atMost)) {
            String tag = wire.writeCommand("IDLE", null);
            for (Response response = next(); !isEnd(response, tag); response = next()) {
                if (response.isContinuation()) {
                    connection.listenFor(atMost);
                    ringing.start();
                } else if (response instanceof IMAPResponse untagged && isNews.test(untagged)) {
                    news = true;
                }
                if (news || overForGood) {
                    connection.finishWithin(Allowance.TALK.time());
                    ringing.ring();
                }
            }
        } finally {
            bell = null;
        }
        return news;
    }

    /** No wait of this connection lasts from now on. */
    void endForGood() {
        overForGood = true;
        Bell ringing = bell;
        if (ringing != null) {
            ringing.ring();
        }
    }

    private Response next() throws IOException, ProtocolException {
        while (true) {
            try {
                return wire.readResponse();
            } catch (ParsingException e) {
                // nothing that was pushed is worth a session
            }
        }
    }

    private static boolean isEnd(Response response, String tag) throws MailboxFailure {
        if (response.isBYE()) {
            throw Diagnosis.ofWords(Diagnosis.words(response), Cause.CUT);
        }
        if (!response.isTagged() || !tag.equals(response.getTag())) {
            return false;
        }
        if (!response.isOK()) {
            throw Diagnosis.ofWords(Diagnosis.words(response), Cause.REFUSED);
        }
        return true;
    }

    /** Says DONE, once, when its time has come or somebody rings earlier. */
    private final class Bell implements AutoCloseable {
        private final Duration atMost;
        private final CountDownLatch over = new CountDownLatch(1);
        private final AtomicBoolean started = new AtomicBoolean();
        private final AtomicBoolean rung = new AtomicBoolean();

        private Bell(Duration atMost) {
            this.atMost = atMost;
        }

        /** The server idles, and listens for DONE. */
        private void start() {
            if (started.compareAndSet(false, true)) {
                bell = this;
                Thread.ofVirtual().name("idle").start(this::ringInTime);
            }
        }

        private void ringInTime() {
            try {
                if (!over.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    ring();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void ring() {
            if (started.get() && rung.compareAndSet(false, true)) {
                try {
                    wire.done();
                } catch (IOException e) {
                    // whoever reads finds the connection ended
                }
            }
        }

        @Override
        public void close() {
            over.countDown();
        }
    }
}
