package dev.ricochet.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ricochet.egress.ConnectedSocket;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * The library's IMAP, at its lowest floor: it writes commands and takes responses apart. The floors above it give mails
 * by sequence numbers, and lose a whole batch for one bad mail.
 */
final class ImapWire extends IMAPProtocol {
    private static final String NAME = "imap";

    /** Its trace would hold people's mail and, asked differently, a password. */
    private static final Logger SILENT = Logger.getLogger(ImapWire.class.getName());

    private static final Logger SILENT_TRACE = Logger.getLogger(ImapWire.class.getName() + ".protocol");

    static {
        SILENT.setLevel(Level.OFF);
        SILENT_TRACE.setLevel(Level.OFF);
    }

    /** Reads the greeting. */
    ImapWire(ConnectedSocket socket) throws IOException, ProtocolException {
        super(
                NAME,
                // an address in digits, which is not looked up again
                socket.getInetAddress().getHostAddress(),
                socket.getPort(),
                properties(socket),
                false,
                new MailLogger(
                        SILENT.getName(), "", false, new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)));
    }

    /** Of a response that cannot be taken apart nothing is left in the stream: the next one can be read. */
    @Override
    public Response readResponse() throws IOException, ProtocolException {
        try {
            return super.readResponse();
        } catch (RuntimeException | StackOverflowError e) {
            throw new ParsingException("a response that cannot be taken apart", new IOException(e.toString()));
        }
    }

    private static Properties properties(ConnectedSocket socket) {
        Properties properties = new Properties();
        properties.put("mail." + NAME + ".socketFactory", socket.once());
        // else it connects by itself, without us, after a failure
        properties.put("mail." + NAME + ".socketFactory.fallback", "false");
        return properties;
    }
}
