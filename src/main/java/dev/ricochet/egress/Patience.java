package dev.ricochet.egress;

import java.time.Duration;

/**
 * How long we wait for others.
 *
 * @param connect for the name's resolution, and again for one of its addresses to answer
 * @param handshake for the whole of TLS' opening
 * @param silence for the next byte to come, or for one write to be taken
 */
public record Patience(Duration connect, Duration handshake, Duration silence) {
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30));
}
