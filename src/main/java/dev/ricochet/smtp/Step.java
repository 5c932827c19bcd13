package dev.ricochet.smtp;

import dev.ricochet.account.TlsMode;
import java.util.List;

/** A step on the way from settings to a mail that has arrived. */
public enum Step {
    /** What can be seen before any connection. */
    SETTINGS,
    NAME_RESOLUTION,
    CONNECTION,
    TLS,
    GREETING,
    EHLO,
    STARTTLS,
    /** What the server offers once nobody reads along. */
    EHLO_AGAIN,
    LOGIN,
    MAIL_FROM,
    RCPT_TO,
    DATA,
    /** The mail is the server's. */
    QUEUED,
    /** The inbox and the folders beside it. */
    FOLDERS,
    /** An answer to a request that changes nothing. */
    REACHABILITY,
    /** The mail lies in the inbox. */
    ARRIVAL,
    /** What copies of sent mail show. */
    SENT,
    /** What a mail that had to bounce came back as. */
    BOUNCE,
    /** The bounce was told. */
    TOLD;

    /** To a login, in the order in which they happen. */
    public static List<Step> toLogin(TlsMode tls) {
        return switch (tls) {
            case IMPLICIT -> List.of(SETTINGS, NAME_RESOLUTION, CONNECTION, TLS, GREETING, EHLO, LOGIN);
            case STARTTLS ->
                List.of(SETTINGS, NAME_RESOLUTION, CONNECTION, GREETING, EHLO, STARTTLS, TLS, EHLO_AGAIN, LOGIN);
        };
    }

    /** From a login to a mail that the server has taken. */
    public static List<Step> ofSending() {
        return List.of(MAIL_FROM, RCPT_TO, DATA, QUEUED);
    }
}
