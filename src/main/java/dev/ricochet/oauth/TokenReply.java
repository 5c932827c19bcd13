package dev.ricochet.oauth;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.oauth.NoToken.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a token endpoint answered (RFC 6749, 5). */
record TokenReply(int status, String body) {
    private static final int LONGEST_WORDS = 200;

    /** Where nothing is said of it. */
    private static final long USUAL_SECONDS = 3600;

    private static final long MOST_SECONDS = 24 * 3600;

    /** It goes into a line of a protocol. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    AccessToken token(Authentication.ByToken asked, Instant now) throws NoToken {
        Map<String, String> fields = FlatJson.fields(body).orElse(Map.of());
        String token = fields.getOrDefault("access_token", "");
        if (status == 200 && TOKEN.matcher(token).matches()) {
            return AccessToken.of(new Secret(token), now, lasting(fields.getOrDefault("expires_in", "")));
        }
        throw refusal(asked, fields);
    }

    /** The refresh token that holds from now on, where the endpoint gives another. */
    Optional<Secret> successor() {
        return FlatJson.fields(body)
                .map(fields -> fields.getOrDefault("refresh_token", ""))
                .filter(token -> TOKEN.matcher(token).matches())
                .map(Secret::new);
    }

    private NoToken refusal(Authentication.ByToken asked, Map<String, String> fields) {
        String error = fields.getOrDefault("error", "");
        String said = oneLine(error + " " + fields.getOrDefault("error_description", ""));
        if (status >= 500 || status == 429 || status == 408) {
            return new NoToken(Cause.TRY_LATER, "the token endpoint answers %d %s".formatted(status, said));
        }
        return switch (error) {
            case "invalid_grant" ->
                switch (asked) {
                    case Authentication.RefreshToken _ ->
                        new NoToken(Cause.CONSENT_NEEDED, "the mailbox's owner has to agree anew: " + said);
                    case Authentication.ServiceAccount _ ->
                        new NoToken(Cause.KEY_REFUSED, "the service account's word is not taken: " + said);
                };
            case "unauthorized_client" ->
                switch (asked) {
                    case Authentication.RefreshToken _ ->
                        new NoToken(Cause.CLIENT_REFUSED, "the client may not do that: " + said);
                    case Authentication.ServiceAccount _ ->
                        new NoToken(
                                Cause.NOT_DELEGATED,
                                "the domain has not delegated https://mail.google.com/ to the service account: "
                                        + said);
                };
            case "invalid_client" ->
                new NoToken(Cause.CLIENT_REFUSED, "the client's id or secret is not taken: " + said);
            default -> new NoToken(Cause.REFUSED, "the token endpoint answers %d %s".formatted(status, said));
        };
    }

    private static Duration lasting(String seconds) {
        return Duration.ofSeconds(
                seconds.matches("[1-9]\\d{0,8}") ? Math.min(Long.parseLong(seconds), MOST_SECONDS) : USUAL_SECONDS);
    }

    private static String oneLine(String words) {
        String visible = INVISIBLE.matcher(words).replaceAll(" ").strip();
        return visible.length() <= LONGEST_WORDS ? visible : visible.substring(0, LONGEST_WORDS) + "…";
    }
}
