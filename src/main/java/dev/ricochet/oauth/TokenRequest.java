package dev.ricochet.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is posted to whom for a token. */
record TokenRequest(URI endpoint, Secret form) {

    static TokenRequest of(Authentication.ByToken authentication, Instant now) throws NoToken {
        return switch (authentication) {
            case Authentication.RefreshToken(URI endpoint, String id, Secret clientSecret, Secret refreshToken) -> {
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("grant_type", "refresh_token");
                fields.put("client_id", id);
                if (!clientSecret.reveal().isEmpty()) {
                    fields.put("client_secret", clientSecret.reveal());
                }
                fields.put("refresh_token", refreshToken.reveal());
                yield new TokenRequest(endpoint, form(fields));
            }
            case Authentication.ServiceAccount(Secret file, String subject) -> {
                ServiceAccountKey key = ServiceAccountKey.read(file);
                Map<String, String> fields = new LinkedHashMap<>();
                fields.put("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
                fields.put("assertion", Assertion.of(key, subject, now));
                yield new TokenRequest(key.tokenEndpoint(), form(fields));
            }
        };
    }

    private static Secret form(Map<String, String> fields) {
        return new Secret(fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&")));
    }
}
