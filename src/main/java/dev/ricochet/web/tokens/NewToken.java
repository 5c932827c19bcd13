package dev.ricochet.web.tokens;

import dev.ricochet.access.Grant;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a token is to be good for. */
@Schema(description = "What a token is to be good for")
record NewToken(
        @NotBlank @Size(max = Grant.LONGEST_NAME) @Schema(description = "What people call it", examples = "deploy")
        String name,

        @NotEmpty @Schema(description = "None implies another")
        Set<@NotNull ScopeWord> scopes,

        @Size(min = 1, max = Grant.MOST_ACCOUNTS)
        @Schema(description = "The accounts it is bound to; absent: all", nullable = true)
        @Nullable
        Set<@NotNull UUID> accounts,

        @Schema(description = "When it ends; absent: never", nullable = true, examples = "2027-01-01T00:00:00Z")
        @Nullable
        Instant expires) {

    Grant grant() {
        return new Grant(
                name.strip(), ScopeWord.scopes(scopes), Optional.ofNullable(accounts), Optional.ofNullable(expires));
    }
}
