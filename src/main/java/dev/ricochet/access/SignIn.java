package dev.ricochet.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Lets people in with a token, for as long as a session lasts. */
@ApplicationScoped
public class SignIn {
    private final Tokens tokens;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final Failures failures;

    SignIn(Tokens tokens, Sessions sessions, AuditTrail trail, Failures failures) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.trail = trail;
        this.failures = failures;
    }

    /**
     * A session, where that is a token that is good; throws as {@link Failures} says where it is none.
     *
     * @param text as somebody typed it
     */
    @Transactional
    public SessionText with(String text, String peer) {
        Optional<Token> token = TokenText.parse(text.strip()).flatMap(tokens::whose);
        if (token.isEmpty()) {
            throw failures.of(peer);
        }
        trail.add(
                token.get().access().who(),
                Deed.to("session.create", token.get().id().toString()));
        return sessions.begin(token.get());
    }
}
