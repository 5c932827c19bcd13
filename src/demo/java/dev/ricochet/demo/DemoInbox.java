package dev.ricochet.demo;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** An inbox in memory, over IMAPS with the demo's certificate. */
final class DemoInbox implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long STARTUP_MILLIS = 30_000;

    private final GreenMail server;
    private final MailFolder inbox;

    DemoInbox(int port, String address, String password, DemoCertificate certificate) {
        System.setProperty("greenmail.tls.keystore.file", certificate.keys().toString());
        System.setProperty("greenmail.tls.keystore.password", DemoCertificate.PASSWORD);
        ServerSetup imaps = new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_IMAPS);
        imaps.setServerStartupTimeout(STARTUP_MILLIS);
        server = new GreenMail(imaps);
        try {
            server.start();
            inbox = server.getManagers()
                    .getImapHostManager()
                    .getInbox(server.getUserManager().createUser(address, address, password));
        } catch (UserException | FolderException e) {
            throw new IllegalStateException("The demo's inbox does not start: " + e.getMessage(), e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The demo's inbox does not start on port " + port + "; -Ddemo.imaps-port names another.", e);
        }
    }

    /** The mail arrives when its Date says, or now. */
    void receive(byte[] mail) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
            Date arrival = Optional.ofNullable(message.getSentDate()).orElseGet(Date::new);
            inbox.appendMessage(message, new Flags(), arrival);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("Not a mail: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
