package dev.ricochet.smtp;

import dev.ricochet.account.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * The library's SMTP with each of its steps shown. A reply that does not let a step go on ends the session at once: what
 * the library would do then (RSET, HELO, another way to log in) would only cover the reason.
 */
final class SmtpWire extends SMTPTransport {
    /** Its trace would hold the password, for whoever turns it on. */
    private static final Logger SILENT_TRACE = Logger.getLogger(SmtpWire.class.getPackageName() + ".protocol");

    /** RFC 5321, 4.1.3: an address where there is no name; what others see of our network says nothing. */
    private static final String OURSELVES = "[127.0.0.1]";

    private static final String ENDED = "the connection ended";

    static {
        SILENT_TRACE.setLevel(Level.OFF);
    }

    private final SmtpSocket socket;
    private final Walk walk;
    private final Runnable onStep;
    private boolean farewell;
    private boolean secret;

    /** @param onStep called when a step begins: how long it may take */
    SmtpWire(SmtpSocket socket, Walk walk, Runnable onStep) {
        super(Session.getInstance(properties()), null);
        this.socket = socket;
        this.walk = walk;
        this.onStep = onStep;
        setLocalHost(OURSELVES);
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    /** Greeting and EHLO. */
    void greet() throws MessagingException {
        begin(Step.GREETING);
        connect(socket);
    }

    /** From here on nobody reads along. */
    synchronized void startTls() throws MessagingException {
        begin(Step.STARTTLS);
        if (!supportsExtension("STARTTLS")) {
            throw new Refused(Cause.FINDING, "STARTTLS is not offered");
        }
        issueCommand("STARTTLS", 220);
        try {
            if (!socket.replies().isSilent()) {
                throw new Refused(Cause.INJECTED, "more was said in the open after STARTTLS");
            }
        } catch (IOException e) {
            throw new Refused(Cause.CUT, ENDED);
        }
    }

    /** What the server offers now counts alone. */
    synchronized void greetAgain() throws MessagingException {
        boolean _ = ehlo(OURSELVES);
    }

    @Override
    protected boolean ehlo(@Nullable String domain) throws MessagingException {
        begin(walk.at() == Step.GREETING ? Step.EHLO : Step.EHLO_AGAIN);
        return super.ehlo(domain);
    }

    /** Before a credential is looked for. */
    void beginLogin() {
        begin(Step.LOGIN);
    }

    /** With a password, by PLAIN or else LOGIN. */
    synchronized void login(String username, Secret password) throws MessagingException {
        hide(username, password);
        if (supportsAuthentication("PLAIN")) {
            ask("AUTH PLAIN " + base64("\0" + username + "\0" + password.reveal()));
        } else if (supportsAuthentication("LOGIN")) {
            ask("AUTH LOGIN");
            ask(base64(username));
            ask(base64(password.reveal()));
        } else {
            throw new Refused(Cause.FINDING, offered());
        }
    }

    /** With an access token, by XOAUTH2. */
    synchronized void loginByToken(String username, Secret token) throws MessagingException {
        hide(username, token);
        if (!supportsAuthentication("XOAUTH2")) {
            throw new Refused(Cause.FINDING, "XOAUTH2 is not offered: " + offered());
        }
        int code = ask("AUTH XOAUTH2 " + base64(bearer(username, token)));
        if (code == 334) {
            // why, in Base64; an empty line asks for the refusal itself
            ask("");
        }
    }

    private void hide(String username, Secret credential) {
        walk.hide(credential.reveal());
        walk.hide("\0" + username + "\0" + credential.reveal());
        walk.hide(bearer(username, credential));
    }

    private static String bearer(String username, Secret token) {
        return "user=" + username + "\u0001auth=Bearer " + token.reveal() + "\u0001\u0001";
    }

    private String offered() {
        String ways = getExtensionParameter("AUTH");
        return ways == null || ways.isBlank() ? "AUTH is not offered" : "AUTH offers only " + ways;
    }

    private int ask(String line) throws MessagingException {
        secret = true;
        try {
            sendCommand(line);
        } finally {
            secret = false;
        }
        return readServerResponse();
    }

    @Override
    protected void mailFrom() throws MessagingException {
        begin(Step.MAIL_FROM);
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        begin(Step.RCPT_TO);
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        begin(Step.DATA);
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        begin(Step.QUEUED);
        super.finishData();
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (command.equals("QUIT")) {
            farewell = true;
        } else if (secret) {
            walk.said("C: " + withoutSecret(command));
        } else {
            walk.said("C: " + command);
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (farewell) {
            return code;
        }
        socket.replies().reply().forEach(line -> walk.said("S: " + line));
        if (code < 0) {
            throw new Refused(Cause.CUT, ENDED);
        }
        if (!goesOn(walk.at(), code)) {
            throw new Refused(Cause.REPLY, String.join(" ", socket.replies().reply()));
        }
        return code;
    }

    private void begin(Step step) {
        walk.begin(step);
        onStep.run();
    }

    /** What the library's exception comes from. */
    Refused why(MessagingException e) {
        if (e instanceof Refused refused) {
            return refused;
        }
        return switch (e.getNextException()) {
            case SocketTimeoutException _ ->
                new Refused(Cause.SILENT, walk.at() == Step.GREETING ? "no greeting in time" : "no answer in time");
            case ReplyStream.Nonsense nonsense -> new Refused(Cause.NONSENSE, String.valueOf(nonsense.getMessage()));
            case IOException _ -> new Refused(Cause.CUT, ENDED);
            case null, default -> new Refused(Cause.UNKNOWN, String.valueOf(e.getMessage()));
        };
    }

    private static boolean goesOn(Step step, int code) {
        return switch (step) {
            case GREETING, STARTTLS -> code == 220;
            case EHLO, EHLO_AGAIN, MAIL_FROM, QUEUED -> code == 250;
            case RCPT_TO -> code == 250 || code == 251;
            case DATA -> code == 354;
            case LOGIN -> code == 235 || code == 334;
            case SETTINGS, NAME_RESOLUTION, CONNECTION, TLS, FOLDERS, REACHABILITY, ARRIVAL, SENT, BOUNCE, TOLD ->
                false;
        };
    }

    // AUTH PLAIN AGFsaWNl…
    private static String withoutSecret(String command) {
        String[] words = command.split(" ", 3);
        return words[0].equals("AUTH") ? words[0] + " " + words[1] + (words.length > 2 ? " …" : "") : "…";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Why a step does not go on. */
    static final class Refused extends MessagingException {
        private static final long serialVersionUID = 1L;

        private final Cause cause;

        Refused(Cause cause, String words) {
            super(words);
            this.cause = cause;
        }

        Cause why() {
            return cause;
        }

        String words() {
            return String.valueOf(getMessage());
        }
    }
}
