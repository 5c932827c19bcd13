package dev.ricochet.web.page.settings;

import dev.ricochet.access.Grant;
import dev.ricochet.access.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The form that asks for a token. */
@SuppressWarnings("NullAway.Init") // the framework sets them
public class TokenForm {
    @RestForm
    @Nullable
    String name;

    @RestForm
    List<String> scope;

    @RestForm
    List<UUID> account;

    /** Days until it ends; 0 for never. */
    @RestForm
    int days;

    String name() {
        return name == null ? "" : name.strip();
    }

    /** What is missing; empty when nothing is. */
    String flaw() {
        if (name().isBlank() || name().length() > Grant.LONGEST_NAME) {
            return "Give it a name of at most " + Grant.LONGEST_NAME + " characters, so that you know it again.";
        }
        if (scopes().isEmpty()) {
            return "Choose at least one thing that it may do.";
        }
        return account.size() > Grant.MOST_ACCOUNTS
                ? "Choose at most " + Grant.MOST_ACCOUNTS + " accounts, or none for all."
                : "";
    }

    Grant grant(Clock clock) {
        Optional<Instant> end = days > 0 ? Optional.of(clock.instant().plus(Duration.ofDays(days))) : Optional.empty();
        return new Grant(
                name(), scopes(), account.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(account)), end);
    }

    private Set<Scope> scopes() {
        return scope.stream().flatMap(word -> Scope.of(word).stream()).collect(Collectors.toSet());
    }
}
