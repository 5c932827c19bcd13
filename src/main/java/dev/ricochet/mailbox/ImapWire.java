package dev.ricochet.mailbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ricochet.account.Secret;
import dev.ricochet.egress.ConnectedSocket;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Base64;
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

    /**
     * SASL XOAUTH2. Who refuses first says why in a challenge, and says NO once that is answered with nothing.
     *
     * <pre>{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}</pre>
     */
    void xoauth2(String username, Secret token) throws ProtocolException {
        String words = "user=" + username + "\u0001auth=Bearer " + token.reveal() + "\u0001\u0001";
        String response = Base64.getEncoder().encodeToString(words.getBytes(UTF_8));
        boolean atOnce = hasCapability("SASL-IR");
        String challenge = "";
        try {
            String tag = writeCommand("AUTHENTICATE XOAUTH2" + (atOnce ? " " + response : ""), null);
            boolean said = atOnce;
            while (true) {
                Response answer = readResponse();
                if (answer.isContinuation()) {
                    challenge = said ? decoded(answer) : "";
                    getOutputStream().write(((said ? "" : response) + "\r\n").getBytes(US_ASCII));
                    getOutputStream().flush();
                    said = true;
                } else if (answer.isTagged() && tag.equals(answer.getTag()) && answer.isOK()) {
                    return;
                } else if (answer.isTagged() && tag.equals(answer.getTag()) || answer.isBYE()) {
                    throw new TokenRefused(answer, challenge);
                }
            }
        } catch (IOException e) {
            throw new ProtocolException(Response.byeResponse(e));
        }
    }

    /** Ends an IDLE. Every other command waits until that has been answered, so that it may come from any thread. */
    void done() throws IOException {
        getOutputStream().write("DONE\r\n".getBytes(US_ASCII));
        getOutputStream().flush();
    }

    private static String decoded(Response challenge) {
        try {
            return new String(
                    Base64.getDecoder().decode(Diagnosis.words(challenge).strip()), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** A server's refusal, with what its challenge said. */
    static final class TokenRefused extends ProtocolException {
        private static final long serialVersionUID = 1L;

        private final String challenge;

        private TokenRefused(Response answer, String challenge) {
            super(answer);
            this.challenge = challenge;
        }

        String challenge() {
            return challenge;
        }
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
