package dev.ricochet.smtp;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.account.TlsMode;
import dev.ricochet.egress.Destination;
import dev.ricochet.egress.GuardedSocket;
import dev.ricochet.egress.GuardedSockets;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Purpose;
import dev.ricochet.oauth.AccessTokens;
import dev.ricochet.oauth.NoToken;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sessions with servers that take mail, one connection each, bounded as a whole and by step. A password is sent over TLS
 * alone, on a certificate that was verified.
 */
@Singleton
public final class SmtpSessions {
    /** A server's words are the same for a token as for a password, and what to do is not. */
    private static final String BY_TOKEN = " (by access token)";

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final GuardedSockets sockets;
    private final AccessTokens tokens;
    private final SmtpPatience patience;

    @Inject
    public SmtpSessions(GuardedSockets sockets, AccessTokens tokens) {
        this(sockets, tokens, SmtpPatience.USUAL);
    }

    public SmtpSessions(GuardedSockets sockets, AccessTokens tokens, SmtpPatience patience) {
        this.sockets = sockets;
        this.tokens = tokens;
        this.patience = patience;
    }

    /** Logs in and goes; true when that works. */
    public boolean login(Sender sender, Consumer<StepReport> each) {
        return go(
                sender,
                Optional.empty(),
                new Walk(Part.SMTP, Step.toLogin(sender.smtp().tls()), each));
    }

    /** Sends a mail; true when the server has taken it. */
    public boolean send(Sender sender, TestMail mail, Consumer<StepReport> each) {
        List<Step> plan = new ArrayList<>(Step.toLogin(sender.smtp().tls()));
        plan.addAll(Step.ofSending());
        return go(sender, Optional.of(mail), new Walk(Part.SMTP, plan, each));
    }

    private boolean go(Sender sender, Optional<TestMail> mail, Walk walk) {
        SmtpSettings smtp = sender.smtp();
        walk.begin(Step.SETTINGS);
        SettingsCheck.of(sender).forEach(words -> walk.doubt(Cause.FINDING, words));
        walk.begin(Step.NAME_RESOLUTION);
        try {
            Destination destination = sockets.destination(smtp.host(), smtp.port(), Purpose.SMTP);
            destination.addresses().stream().map(InetAddress::getHostAddress).forEach(walk::said);
            walk.begin(Step.CONNECTION);
            try (GuardedSocket connection = sockets.connect(destination)) {
                walk.said(connection.peer().getHostAddress() + " port " + smtp.port());
                talk(connection, smtp, mail, walk);
            }
        } catch (NotConnected e) {
            walk.fail(Obstacles.cause(e.obstacle()), e.obstacle().words() + where(smtp));
        } catch (IOException e) {
            walk.fail(Cause.CUT, "the connection ended" + where(smtp));
        }
        return walk.end();
    }

    private void talk(GuardedSocket connection, SmtpSettings smtp, Optional<TestMail> mail, Walk walk)
            throws IOException {
        long end = System.nanoTime() + patience.whole().toNanos();
        SmtpSocket socket = new SmtpSocket(connection, smtp.host());
        SmtpWire wire = new SmtpWire(socket, walk, () -> {
            Duration left = Duration.ofNanos(end - System.nanoTime());
            connection.finishWithin(left.compareTo(patience.step()) < 0 ? left : patience.step());
        });
        try {
            open(wire, socket, smtp.tls(), walk);
            wire.beginLogin();
            switch (smtp.authentication()) {
                case Authentication.AppPassword(Secret password) -> wire.login(smtp.username(), password);
                case Authentication.ByToken byToken -> loginByToken(wire, smtp.username(), byToken);
            }
            if (mail.isPresent()) {
                wire.sendMessage(
                        mail.get().message(),
                        new Address[] {new InternetAddress(mail.get().to().toString())});
            }
            // what comes after the last step takes nothing back
            var _ = walk.end();
            connection.finishWithin(FAREWELL);
            wire.close();
        } catch (MessagingException e) {
            SmtpWire.Refused refused = wire.why(e);
            walk.fail(refused.why(), refused.why() == Cause.REPLY ? refused.words() : refused.words() + where(smtp));
        }
    }

    private void loginByToken(SmtpWire wire, String username, Authentication.ByToken by) throws MessagingException {
        Secret token;
        try {
            token = tokens.of(by);
        } catch (NoToken e) {
            throw new SmtpWire.Refused(Cause.FINDING, NoTokenWords.of(e));
        }
        try {
            wire.loginByToken(username, token);
        } catch (MessagingException e) {
            tokens.refused(by, token);
            SmtpWire.Refused refused = wire.why(e);
            throw refused.why() == Cause.REPLY
                    ? new SmtpWire.Refused(Cause.REPLY, refused.words() + BY_TOKEN)
                    : refused;
        }
    }

    private static void open(SmtpWire wire, SmtpSocket socket, TlsMode tls, Walk walk)
            throws MessagingException, IOException {
        switch (tls) {
            case IMPLICIT -> {
                secure(socket, walk);
                wire.greet();
            }
            case STARTTLS -> {
                wire.greet();
                wire.startTls();
                secure(socket, walk);
                wire.greetAgain();
            }
        }
    }

    private static void secure(SmtpSocket socket, Walk walk) throws IOException {
        walk.begin(Step.TLS);
        CertificateWords.say(socket.secure(), walk);
    }

    private static String where(SmtpSettings smtp) {
        return " (%s:%d, %s)"
                .formatted(
                        smtp.host(),
                        smtp.port(),
                        switch (smtp.tls()) {
                            case IMPLICIT -> "implicit TLS";
                            case STARTTLS -> "STARTTLS";
                        });
    }
}
