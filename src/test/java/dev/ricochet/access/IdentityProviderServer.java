package dev.ricochet.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** An OpenID provider as far as a resource server sees it: what it says of itself, its keys, and tokens signed with them. */
public final class IdentityProviderServer implements QuarkusTestResourceLifecycleManager {
    static final String AUDIENCE = "ricochet";

    private final KeyPair keys = pair();
    private final KeyPair others = pair();
    private final HttpServer server = server();

    @Override
    public Map<String, String> start() {
        answer("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/auth", "token_endpoint": "%1$s/token",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".formatted(issuer()));
        answer("/keys", """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one", "n": "%s", "e": "%s"}]}""".formatted(
                        base64(((RSAPublicKey) keys.getPublic()).getModulus()),
                        base64(((RSAPublicKey) keys.getPublic()).getPublicExponent())));
        server.start();
        return Map.of(
                "quarkus.oidc.tenant-enabled", "true",
                "quarkus.oidc.auth-server-url", issuer(),
                "quarkus.oidc.token.audience", AUDIENCE,
                "quarkus.oidc.roles.role-claim-path", "realm_access/roles",
                "ricochet.access.roles.bounces-read", "mail-readers,mail-editors",
                "ricochet.access.roles.bounces-write", "mail-editors",
                "ricochet.access.roles.admin", "mail-admins");
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A token of alice's. */
    String token(String... roles) {
        return signed(issuer(), AUDIENCE, 300, keys, roles);
    }

    String ofAnotherIssuer(String... roles) {
        return signed("https://elsewhere.example", AUDIENCE, 300, keys, roles);
    }

    String forAnotherAudience(String... roles) {
        return signed(issuer(), "payroll", 300, keys, roles);
    }

    String ended(String... roles) {
        return signed(issuer(), AUDIENCE, -300, keys, roles);
    }

    String signedBySomebodyElse(String... roles) {
        return signed(issuer(), AUDIENCE, 300, others, roles);
    }

    /** The algorithm is said to be none, and there is no signature. */
    String unsigned(String... roles) {
        String claims = token(roles).split("\\.")[1];
        byte[] header = "{\"alg\":\"none\",\"kid\":\"one\"}".getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header) + "." + claims + ".";
    }

    private static String signed(String issuer, String audience, long seconds, KeyPair pair, String... roles) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer(issuer)
                .audience(audience)
                .subject("7d1f")
                .claim("preferred_username", "alice")
                .claim("realm_access", Map.of("roles", Set.of(roles)))
                .issuedAt(now - 600)
                .expiresAt(now + seconds)
                .jws()
                .keyId("one")
                .sign(pair.getPrivate());
    }

    private void answer(String path, String json) {
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] body = json.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(IdentityProviderServer.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
