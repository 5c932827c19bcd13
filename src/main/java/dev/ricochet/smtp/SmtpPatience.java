package dev.ricochet.smtp;

import java.time.Duration;

/**
 * How long we wait for a server that takes mail, once we are connected.
 *
 * @param step for each step, however busily the server talks
 * @param whole for all of them
 */
public record SmtpPatience(Duration step, Duration whole) {
    /** Less than the minutes of RFC 5321, 4.5.3.2: somebody is waiting for the answer. */
    public static final SmtpPatience USUAL = new SmtpPatience(Duration.ofSeconds(30), Duration.ofMinutes(2));
}
