package dev.ricochet.smtp;

import dev.ricochet.egress.Handshake;
import java.time.Duration;
import java.time.Instant;

/** How TLS was opened, as it is told of a step. */
public final class CertificateWords {
    /** A certificate that ends sooner is worth a word. */
    private static final Duration SOON = Duration.ofDays(14);

    private CertificateWords() {}

    public static void say(Handshake handshake, Walk walk) {
        Duration left = handshake.leftAt(Instant.now());
        walk.said(handshake.protocol());
        walk.said("certificate of "
                + handshake.certificate().getSubjectX500Principal().getName());
        walk.said(
                "signed by " + handshake.certificate().getIssuerX500Principal().getName());
        walk.said(left.toDays() + " days left");
        if (left.compareTo(SOON) < 0) {
            walk.doubt(Cause.FINDING, "the certificate ends soon");
        }
    }
}
