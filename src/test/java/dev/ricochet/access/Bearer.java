package dev.ricochet.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a test sends as {@code Authorization}: a token that was made for it. */
public final class Bearer {
    private Bearer() {}

    public static String of(Tokens tokens, Scope... scopes) {
        return header(tokens, Optional.empty(), scopes);
    }

    /** Of a token that is bound to accounts. */
    public static String bound(Tokens tokens, Set<UUID> accounts, Scope... scopes) {
        return header(tokens, Optional.of(accounts), scopes);
    }

    private static String header(Tokens tokens, Optional<Set<UUID>> accounts, Scope... scopes) {
        Grant grant = new Grant("a test", Set.of(scopes), accounts, Optional.empty());
        return "Bearer " + tokens.issue(grant, "a test").text().reveal();
    }
}
