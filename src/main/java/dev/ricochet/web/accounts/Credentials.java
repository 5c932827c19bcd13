package dev.ricochet.web.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an account shows a server that it is itself: in one of three ways. */
@Schema(
        name = "Credentials",
        description = "How an account shows a server that it is itself, in one of these ways; never shown again")
record Credentials(
        @Schema(description = "Made for this program; blanks do not count", writeOnly = true)
        @Size(min = 1, max = 1000)
        @Pattern(regexp = "[\\P{Cntrl}\\s]*", message = "must have no control characters")
        @Nullable
        String appPassword,

        @Valid @Nullable Oauth oauth,
        @Valid @Nullable ServiceAccount serviceAccount) {
    private static final int LONGEST = 8_000;

    /** The mailbox's owner has agreed once, and the refresh token stands for that. */
    @Schema(
            name = "Oauth",
            description =
                    "By access tokens (XOAUTH2) that are made of a refresh token; where the provider replaces it, the"
                            + " new one is kept in its place")
    record Oauth(
            @Schema(
                    description = "Where access tokens are made; else the preset's",
                    examples = {"https://oauth2.googleapis.com/token"})
            @Size(max = 2000)
            @Nullable
            String tokenEndpoint,

            @NotBlank @Size(max = 1000) @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
            String clientId,

            @Schema(description = "Where the provider gives one", writeOnly = true)
            @Size(max = LONGEST)
            @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
            @Nullable
            String clientSecret,

            @Schema(writeOnly = true)
            @NotBlank
            @Size(max = LONGEST)
            @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
            String refreshToken) {
        @Override
        public String toString() {
            return "oauth";
        }
    }

    /** A Google Workspace's administrator lets a service account act for the people of its domain. */
    @Schema(
            name = "ServiceAccount",
            description =
                    "By access tokens (XOAUTH2) that a Google service account with domain-wide delegation asks for")
    record ServiceAccount(
            @Schema(
                    type = SchemaType.OBJECT,
                    implementation = Object.class,
                    description = "The file that Google makes, as it is",
                    writeOnly = true)
            @NotNull
            ObjectNode key,

            @Schema(description = "Whose mailbox it is; else the name to log in with")
            @Size(min = 1, max = 320)
            @Pattern(regexp = AccountForm.ONE_LINE, message = "must stand on one line")
            @Nullable
            String subject) {
        @Override
        public String toString() {
            return "a service account";
        }
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
