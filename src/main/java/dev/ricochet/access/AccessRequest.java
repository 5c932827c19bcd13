package dev.ricochet.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import java.util.Optional;

/** Somebody who wants in: with a token, or from this very machine without one. */
final class AccessRequest extends BaseAuthenticationRequest {
    private final Optional<TokenText> token;

    AccessRequest(Optional<TokenText> token) {
        this.token = token;
    }

    Optional<TokenText> token() {
        return token;
    }
}
