package dev.ricochet.mailbox;

import dev.ricochet.account.Secret;
import dev.ricochet.egress.NotConnected;
import dev.ricochet.egress.Obstacle;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.oauth.NoToken;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/** What ended a session, from the network's exceptions and the server's words. */
final class Diagnosis {
    private static final int LONGEST = 200;

    // controls, line ends, and marks that only change how the text around them is shown
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private Diagnosis() {}

    /** While the connection was opened. */
    static MailboxFailure ofOpening(NotConnected e) {
        Cause cause = switch (e.obstacle()) {
            case Obstacle.NotResolvedInTime _, Obstacle.NotConnectedInTime _, Obstacle.NoHandshakeInTime _ ->
                Cause.TIMEOUT;
            case Obstacle.HungUp _ -> Cause.CUT;
            default ->
                switch (e.obstacle().step()) {
                    case RESOLUTION, CONNECTION -> Cause.UNREACHABLE;
                    case POLICY -> Cause.NOT_ALLOWED;
                    case TLS -> Cause.TLS;
                };
        };
        return failure(cause, e.obstacle().words(), e);
    }

    /** While we talked. */
    static MailboxFailure ofConnection(IOException e) {
        return switch (e) {
            case ResponseGuard.Nonsense _ -> failure(Cause.NONSENSE, said(e), e);
            case SocketTimeoutException _ -> failure(Cause.TIMEOUT, "no answer in time: " + said(e), e);
            case SSLException tls when !isEnd(tls.getCause()) -> failure(Cause.TLS, said(tls), tls);
            default -> failure(Cause.CUT, "the connection ended: " + said(e), e);
        };
    }

    /** What a NO, BAD or BYE that ends the session means; {@code otherwise} where its words mean nothing special. */
    static MailboxFailure ofWords(String words, Cause otherwise) {
        return new MailboxFailure(causeIn(words).orElse(otherwise), oneLine(words));
    }

    /** What the library makes of an answer that is none, or is NO, BAD or BYE. */
    static MailboxFailure ofProtocol(ProtocolException e) {
        return of(e.getResponse(), Cause.REFUSED, "");
    }

    /** The same of a login; a server that repeats the password in its answer does not get it into our logs. */
    static MailboxFailure ofLogin(ProtocolException e, Secret credential) {
        MailboxFailure failure = of(e.getResponse(), Cause.LOGIN_REFUSED, credential.reveal());
        return e instanceof ImapWire.TokenRefused refused
                        && !refused.challenge().isEmpty()
                ? new MailboxFailure(failure.cause(), oneLine(failure.getMessage() + " " + refused.challenge()))
                : failure;
    }

    /** Before the connection is opened. */
    static MailboxFailure ofToken(NoToken e) {
        Cause cause = switch (e.cause()) {
            case CONSENT_NEEDED, NOT_DELEGATED, CLIENT_REFUSED, KEY_REFUSED, REFUSED -> Cause.LOGIN_REFUSED;
            case NOT_ALLOWED -> Cause.NOT_ALLOWED;
            case UNREACHABLE -> Cause.UNREACHABLE;
            case TRY_LATER -> Cause.TIMEOUT;
        };
        return failure(cause, "no access token: " + e.getMessage(), e);
    }

    private static MailboxFailure of(@Nullable Response response, Cause refusal, String secret) {
        if (response == null) {
            return new MailboxFailure(Cause.NONSENSE, "an answer that cannot be taken apart");
        }
        if (response.getException() instanceof IOException e) {
            return ofConnection(e);
        }
        String said = words(response);
        String words = secret.isEmpty() ? said : said.replace(secret, "…");
        if (response.isBYE()) {
            return ofWords(words, Cause.CUT);
        }
        return ofWords(words, isPassing(words) ? Cause.REFUSED : refusal);
    }

    /** Whether the server says by these words that another time would do, so that no single mail is to blame. */
    static boolean isPassing(String words) {
        String upper = words.toUpperCase(Locale.ROOT);
        return causeIn(words).isPresent()
                || upper.contains("[UNAVAILABLE]")
                || upper.contains("[INUSE]")
                || upper.contains("[LIMIT]")
                || upper.contains("TEMPORAR")
                || upper.contains("TRY AGAIN");
    }

    static String words(Response response) {
        String rest = response.getRest();
        return rest == null ? "" : rest;
    }

    private static Optional<Cause> causeIn(String words) {
        String upper = words.toUpperCase(Locale.ROOT);
        // NO [ALERT] Too many simultaneous connections. (Failure)
        // NO [LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=1)
        if (upper.contains("TOO MANY") && upper.contains("CONNECTIONS")
                || upper.contains("MAXIMUM NUMBER OF CONNECTIONS")) {
            return Optional.of(Cause.TOO_MANY_CONNECTIONS);
        }
        // NO [OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)
        if (upper.contains("[OVERQUOTA]") || upper.contains("BANDWIDTH LIMITS")) {
            return Optional.of(Cause.OVER_QUOTA);
        }
        // NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833
        // (Failure)
        if (upper.contains("[AUTHENTICATIONFAILED]") || upper.contains("APPLICATION-SPECIFIC PASSWORD")) {
            return Optional.of(Cause.LOGIN_REFUSED);
        }
        return Optional.empty();
    }

    static String oneLine(String words) {
        String visible = INVISIBLE.matcher(words).replaceAll(" ").strip();
        return visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST) + "…";
    }

    private static boolean isEnd(@Nullable Throwable cause) {
        return cause instanceof EOFException || cause instanceof SocketException;
    }

    private static String said(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static MailboxFailure failure(Cause cause, String words, Exception origin) {
        return new MailboxFailure(cause, oneLine(words), origin);
    }
}
