package dev.ricochet.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Somebody who wants in. */
final class AccessRequest extends BaseAuthenticationRequest {
    /** What is shown for it. */
    sealed interface Shown {}

    record OfToken(TokenText token) implements Shown {}

    record OfSession(SessionText session) implements Shown {}

    /** Nothing: it comes from this very machine. */
    record OfThisMachine() implements Shown {}

    private final Shown shown;

    AccessRequest(Shown shown) {
        this.shown = shown;
    }

    Shown shown() {
        return shown;
    }
}
