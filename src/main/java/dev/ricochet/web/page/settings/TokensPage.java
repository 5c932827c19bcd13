package dev.ricochet.web.page.settings;

import dev.ricochet.access.Scope;
import dev.ricochet.access.Token;
import dev.ricochet.web.page.AccountNames;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in.
 *
 * @param flaw what is wrong with the form that was sent; empty for nothing
 */
@CheckedTemplate(basePath = "settings", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public record TokensPage(
        List<Row> tokens, List<AccountNames.Named> accounts, List<Permission> permissions, String name, String flaw)
        implements TemplateInstance {

    /** A token as a row of the list. */
    public record Row(
            UUID id,
            String name,
            String scopes,
            String accounts,
            Instant created,
            String createdBy,
            @Nullable Instant lastUsed,
            @Nullable Instant expires,
            @Nullable Instant revoked) {
        static Row of(Token token, AccountNames names) {
            return new Row(
                    token.id(),
                    token.name(),
                    String.join(
                            ", ",
                            Arrays.stream(Scope.values())
                                    .filter(token.scopes()::contains)
                                    .map(Scope::word)
                                    .toList()),
                    token.accounts()
                            .map(ids -> String.join(
                                    ", ", ids.stream().map(names::of).sorted().toList()))
                            .orElse("all"),
                    token.created(),
                    token.createdBy(),
                    token.lastUsed().orElse(null),
                    token.expires().orElse(null),
                    token.revoked().orElse(null));
        }
    }

    /** A scope to choose. */
    public record Permission(String word, String meaning) {
        static List<Permission> all() {
            return Arrays.stream(Scope.values())
                    .map(scope -> new Permission(scope.word(), meaning(scope)))
                    .toList();
        }

        private static String meaning(Scope scope) {
            return switch (scope) {
                case ACCOUNTS_READ -> "See the accounts and how they stand.";
                case ACCOUNTS_WRITE -> "Set accounts up, change, pause and delete them.";
                case BOUNCES_READ -> "See bounces with the addresses of people, what is held, and what was told.";
                case BOUNCES_WRITE -> "Decide about single bounces, and have mail read again.";
                case ADMIN -> "Decide about many people at once, make tokens, and see who did what.";
            };
        }
    }
}
