package dev.ricochet.web.tokens;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ricochet.access.Scope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A scope as it is written in JSON. */
enum ScopeWord {
    @JsonProperty(Scope.READ_ACCOUNTS)
    ACCOUNTS_READ(Scope.ACCOUNTS_READ),
    @JsonProperty(Scope.WRITE_ACCOUNTS)
    ACCOUNTS_WRITE(Scope.ACCOUNTS_WRITE),
    @JsonProperty(Scope.READ_BOUNCES)
    BOUNCES_READ(Scope.BOUNCES_READ),
    @JsonProperty(Scope.WRITE_BOUNCES)
    BOUNCES_WRITE(Scope.BOUNCES_WRITE),
    @JsonProperty(Scope.ADMINISTER)
    ADMIN(Scope.ADMIN);

    private final Scope scope;

    ScopeWord(Scope scope) {
        this.scope = scope;
    }

    static Set<Scope> scopes(Collection<ScopeWord> words) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        words.forEach(word -> scopes.add(word.scope));
        return scopes;
    }

    static List<ScopeWord> words(Set<Scope> scopes) {
        return List.of(values()).stream()
                .filter(word -> scopes.contains(word.scope))
                .toList();
    }

    /** As a refusal lists it. */
    @Override
    public String toString() {
        return scope.word();
    }
}
