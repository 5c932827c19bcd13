package dev.ricochet.access;

import java.util.Arrays;
import java.util.Optional;

/** What a token may be good for. None implies another; an operation names the one it needs. */
public enum Scope {
    ACCOUNTS_READ(Scope.READ_ACCOUNTS),
    ACCOUNTS_WRITE(Scope.WRITE_ACCOUNTS),
    BOUNCES_READ(Scope.READ_BOUNCES),
    BOUNCES_WRITE(Scope.WRITE_BOUNCES),
    ADMIN(Scope.ADMINISTER);

    // The words once more, because an annotation takes nothing but a constant: @RolesAllowed(Scope.READ_ACCOUNTS)

    public static final String READ_ACCOUNTS = "accounts:read";
    public static final String WRITE_ACCOUNTS = "accounts:write";
    public static final String READ_BOUNCES = "bounces:read";
    public static final String WRITE_BOUNCES = "bounces:write";
    public static final String ADMINISTER = "admin";

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As it stands in a token, a role and the table. */
    public String word() {
        return word;
    }

    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
