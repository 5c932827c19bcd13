package dev.ricochet.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/** Whoever asked for what is being done just now. */
@ApplicationScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Throws where nobody was asked who it is: an operation without a scope. */
    public Access access() {
        Access access = identity.getAttribute(Identities.ACCESS);
        if (access == null) {
            throw new IllegalStateException("nobody was asked who it is");
        }
        return access;
    }

    /** What a form that is shown to this one carries; empty for whoever shows a token, and needs no forms. */
    public String formKey() {
        return identity.<String>getAttribute(Identities.FORM_KEY);
    }
}
