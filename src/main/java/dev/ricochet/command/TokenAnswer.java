package dev.ricochet.command;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Deed;
import dev.ricochet.access.Grant;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Token;
import dev.ricochet.access.Tokens;
import dev.ricochet.command.answer.Visible;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The part of {@code token} that needs the table. */
public final class TokenAnswer implements QuarkusApplication {
    private static final String WHO = "command line";

    private final Tokens tokens;
    private final AuditTrail trail;
    private final Clock clock;

    TokenAnswer(Tokens tokens, AuditTrail trail, Clock clock) {
        this.tokens = tokens;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public int run(String... words) {
        return switch (TokenCommand.Deed.valueOf(words[0])) {
            case CREATE -> create(grant(words));
            case LIST -> list();
            case REVOKE -> revoke(UUID.fromString(words[1]));
        };
    }

    private int create(Grant grant) {
        Tokens.Issued issued = QuarkusTransaction.requiringNew().call(() -> {
            Tokens.Issued made = tokens.issue(grant, WHO);
            trail.add(WHO, Deed.to("token.create", made.token().id().toString()));
            return made;
        });
        System.err.println("token " + issued.token().id() + "; it is shown this once:");
        System.out.println(issued.text().reveal());
        return Exit.WELL;
    }

    private int list() {
        for (Token token : tokens.all()) {
            System.out.println(Visible.text(String.join(
                    "  ",
                    token.id().toString(),
                    token.scopes().stream().map(Scope::word).sorted().collect(Collectors.joining(",")),
                    "used " + token.lastUsed().map(Instant::toString).orElse("never"),
                    token.revoked()
                            .map(at -> "revoked " + at)
                            .or(() -> token.expires().map(at -> "ends " + at))
                            .orElse("no end"),
                    token.accounts().map(bound -> bound.size() + " accounts").orElse("all accounts"),
                    token.name())));
        }
        return Exit.WELL;
    }

    private int revoke(UUID id) {
        boolean revoked = QuarkusTransaction.requiringNew().call(() -> {
            boolean done = tokens.revoke(id, WHO);
            if (done) {
                trail.add(WHO, Deed.to("token.revoke", id.toString()));
            }
            return done;
        });
        System.out.println(revoked ? "revoked" : "no token of this id is in force");
        return revoked ? Exit.WELL : Exit.WRONG;
    }

    private Grant grant(String... words) {
        Set<Scope> scopes = Arrays.stream(words[2].split(","))
                .map(word -> Scope.of(word).orElseThrow())
                .collect(Collectors.toSet());
        Optional<Set<UUID>> accounts = Optional.of(words[3])
                .filter(bound -> !bound.isEmpty())
                .map(bound ->
                        Arrays.stream(bound.split(",")).map(UUID::fromString).collect(Collectors.toSet()));
        Optional<Instant> expires = Optional.of(words[4])
                .filter(length -> !length.isEmpty())
                .map(length -> clock.instant().plus(Duration.parse(length)));
        return new Grant(words[1], scopes, accounts, expires);
    }
}
