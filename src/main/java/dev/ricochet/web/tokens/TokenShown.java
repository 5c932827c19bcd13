package dev.ricochet.web.tokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.access.Token;
import dev.ricochet.access.Tokens;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token as its administrators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A token; its text is shown once, in the answer to the request that made it")
record TokenShown(
        UUID id,
        String name,
        List<ScopeWord> scopes,
        @Nullable Set<UUID> accounts,
        Instant created,
        String createdBy,
        @Nullable Instant expires,

        @Schema(description = "To the hour") @Nullable Instant lastUsed,

        @Nullable Instant revoked,

        @Schema(description = "The token itself, in the first answer alone", examples = "rct_…") @Nullable
        String token) {

    static TokenShown of(Token token) {
        return of(token, null);
    }

    static TokenShown of(Tokens.Issued issued) {
        return of(issued.token(), issued.text().reveal());
    }

    private static TokenShown of(Token token, @Nullable String text) {
        return new TokenShown(
                token.id(),
                token.name(),
                ScopeWord.words(token.scopes()),
                token.accounts().orElse(null),
                token.created(),
                token.createdBy(),
                token.expires().orElse(null),
                token.lastUsed().orElse(null),
                token.revoked().orElse(null),
                text);
    }
}
