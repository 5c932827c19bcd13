package dev.ricochet.mailbox;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.ImapSettings;
import dev.ricochet.account.Secret;
import dev.ricochet.egress.ConnectedSocket;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;

/** A conversation with one IMAP server, command by command; each answer has its allowance. */
final class ImapSession implements Closeable {
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final GuardedSocket connection;
    private final ResponseGuard guard;
    private final ImapWire wire;
    private final Idle idle;

    /** Reads the greeting. */
    ImapSession(GuardedSocket connection) throws MailboxFailure {
        this.connection = connection;
        try {
            guard = new ResponseGuard(connection.in());
            allow(Allowance.TALK);
            wire = new ImapWire(new ConnectedSocket(connection, guard));
            idle = new Idle(wire, connection);
        } catch (IOException e) {
            hangUp(connection);
            throw Diagnosis.ofConnection(e);
        } catch (ProtocolException e) {
            hangUp(connection);
            throw Diagnosis.ofProtocol(e);
        }
    }

    /**
     * Logs in, and says who we are where the server asks to know.
     *
     * @param credential the password or the token, as the account authenticates
     */
    void login(ImapSettings settings, Secret credential) throws MailboxFailure {
        allow(Allowance.TALK);
        try {
            if (!wire.isAuthenticated()) {
                switch (settings.authentication()) {
                    case Authentication.AppPassword _ -> login(settings.username(), credential);
                    case Authentication.ByToken _ -> wire.xoauth2(settings.username(), credential);
                }
            }
        } catch (ProtocolException e) {
            throw Diagnosis.ofLogin(e, credential);
        }
        introduce();
    }

    private void login(String username, Secret password) throws ProtocolException {
        if (wire.hasCapability("LOGINDISABLED") && wire.hasCapability("AUTH=PLAIN")) {
            wire.authplain(null, username, password.reveal());
        } else {
            wire.login(username, password.reveal());
        }
    }

    boolean can(String capability) {
        return wire.hasCapability(capability);
    }

    /** Opens a folder for reading alone. */
    MailboxInfo examine(String folder) throws MailboxFailure {
        allow(Allowance.TALK);
        try {
            return wire.examine(folder);
        } catch (ProtocolException e) {
            throw Diagnosis.ofProtocol(e);
        } catch (RuntimeException e) {
            throw new MailboxFailure(Cause.NONSENSE, "an answer to EXAMINE that cannot be taken apart");
        }
    }

    /**
     * Says a command, takes each untagged answer as it comes, and returns how it ended.
     *
     * @param command without anything that came from outside
     */
    Ending ask(Allowance allowance, String command, Consumer<IMAPResponse> each) throws MailboxFailure {
        allow(allowance);
        String goodbye = "";
        int unreadable = 0;
        try {
            String tag = wire.writeCommand(command, null);
            while (true) {
                try {
                    Response response = wire.readResponse();
                    if (response.isTagged() && tag.equals(response.getTag())) {
                        return new Ending(response.isOK(), Diagnosis.words(response), unreadable);
                    } else if (response.isBYE()) {
                        goodbye = Diagnosis.words(response);
                    } else if (response instanceof IMAPResponse untagged) {
                        each.accept(untagged);
                    }
                } catch (ProtocolException e) {
                    unreadable++;
                }
            }
        } catch (IOException e) {
            throw goodbye.isEmpty() ? Diagnosis.ofConnection(e) : Diagnosis.ofWords(goodbye, Cause.CUT);
        } catch (ProtocolException e) {
            throw Diagnosis.ofProtocol(e);
        }
    }

    /** As above, for what has to be answered with OK. */
    void mustAsk(Allowance allowance, String command, Consumer<IMAPResponse> each) throws MailboxFailure {
        Ending ending = ask(allowance, command, each);
        if (!ending.ok()) {
            throw Diagnosis.ofWords(ending.words(), Cause.REFUSED);
        }
    }

    /** Waits in IDLE for an answer that is news; the server has to end it in time, whether or not there was one. */
    boolean idle(Duration atMost, Predicate<IMAPResponse> isNews) throws MailboxFailure {
        allow(Allowance.TALK);
        try {
            return idle.await(atMost, isNews);
        } catch (IOException e) {
            throw Diagnosis.ofConnection(e);
        } catch (ProtocolException e) {
            throw Diagnosis.ofProtocol(e);
        }
    }

    void wake() {
        idle.endForGood();
    }

    long bytesReceived() {
        return connection.bytesReceived();
    }

    @Override
    public void close() {
        try (connection) {
            connection.finishWithin(FAREWELL);
            wire.logout();
        } catch (IOException | ProtocolException | RuntimeException e) {
            // whoever hangs up needs no answer
        }
    }

    private static void hangUp(GuardedSocket connection) {
        try (connection) {
            connection.finishWithin(FAREWELL);
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    private void introduce() throws MailboxFailure {
        allow(Allowance.TALK);
        try {
            wire.capability();
            if (wire.hasCapability("ID")) {
                wire.id(Map.of("name", "Ricochet"));
            }
        } catch (ProtocolException e) {
            throw Diagnosis.ofProtocol(e);
        } catch (RuntimeException e) {
            throw new MailboxFailure(Cause.NONSENSE, "an answer to CAPABILITY or ID that cannot be taken apart");
        }
    }

    private void allow(Allowance allowance) {
        guard.allow(allowance);
        connection.finishWithin(allowance.time());
    }

    /**
     * How an answer ended.
     *
     * @param unreadable how many of its parts could not be taken apart
     */
    record Ending(boolean ok, String words, int unreadable) {}
}
