package dev.ricochet.egress;

import java.util.List;

/** What a connection is for. Each has the ports that its protocol is served at; a host that is allowed may have others. */
public enum Purpose {
    /** TLS from the first byte (RFC 8314); on 143 we would have to start without. */
    IMAP,
    /** Submission. Not 25, where servers take mail for their own people from anybody, without a login. */
    SMTP,
    /** The callback, and those who make tokens. */
    HTTPS,
    /** To this very machine alone, and only where that is allowed. */
    HTTP;

    public List<Integer> ports() {
        return switch (this) {
            case IMAP -> List.of(993);
            case SMTP -> List.of(465, 587, 2525);
            case HTTPS -> List.of(443, 8443);
            case HTTP -> List.of();
        };
    }
}
