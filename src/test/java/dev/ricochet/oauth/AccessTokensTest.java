package dev.ricochet.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ricochet.account.Authentication;
import dev.ricochet.account.Secret;
import dev.ricochet.oauth.NoToken.Cause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AccessTokensTest {
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private final RememberedSuccessors successors = new RememberedSuccessors();
    private final AccessTokens tokens = TestTokens.at(successors, clockOfTheTest(), Duration.ofSeconds(20));

    private TokenServer server;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.open();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_refresh_token_is_changed_into_an_access_token() throws Exception {
        assertThat(tokens.of(consent()).reveal()).isEqualTo("token-1");
        assertThat(server.calls())
                .containsExactly(Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "client.apps.example.com",
                        "client_secret", "GOCSPX-very secret&",
                        "refresh_token", "1//refresh"));
    }

    @Test
    void a_client_without_a_secret_names_none() throws Exception {
        Secret _ = tokens.of(new Authentication.RefreshToken(
                server.uri(), "public-client", new Secret(""), new Secret("1//refresh")));

        assertThat(server.calls())
                .singleElement()
                .satisfies(call -> assertThat(call).doesNotContainKey("client_secret"));
    }

    @Test
    void a_token_is_used_until_shortly_before_its_end_and_then_renewed() throws Exception {
        assertThat(tokens.of(consent()).reveal()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(54));
        assertThat(tokens.of(consent()).reveal()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(1));
        assertThat(tokens.of(consent()).reveal()).isEqualTo("token-2");
    }

    @Test
    void a_token_that_cannot_be_renewed_for_now_is_used_to_its_end() throws Exception {
        assertThat(tokens.of(consent()).reveal()).isEqualTo("token-1");
        server.next(503, "").next(503, "");
        now = now.plus(Duration.ofMinutes(58));
        assertThat(tokens.of(consent()).reveal()).isEqualTo("token-1");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(failure(consent()).cause()).isEqualTo(Cause.TRY_LATER);
    }

    @Test
    void a_refresh_token_that_the_endpoint_replaces_is_replaced_also_after_a_restart() throws Exception {
        server.next(200, "{\"access_token\":\"first\",\"expires_in\":3600,\"refresh_token\":\"1//second\"}")
                .next(200, "{\"access_token\":\"second\",\"expires_in\":3600,\"refresh_token\":\"1//third\"}");
        assertThat(tokens.of(consent()).reveal()).isEqualTo("first");
        now = now.plus(Duration.ofHours(1));
        assertThat(tokens.of(consent()).reveal()).isEqualTo("second");
        AccessTokens restarted = TestTokens.at(successors, clockOfTheTest(), Duration.ofSeconds(20));
        Secret _ = restarted.of(consent());

        assertThat(server.calls())
                .extracting(call -> call.get("refresh_token"))
                .containsExactly("1//refresh", "1//second", "1//third");
    }

    @Test
    void one_that_another_replica_has_replaced_meanwhile_is_not_taken_for_a_consent_that_ended() throws Exception {
        Authentication.RefreshToken given = (Authentication.RefreshToken) consent();
        server.beforeAnswering(() -> successors.keep(given, new Secret("1//theirs")))
                .next(400, "{\"error\":\"invalid_grant\"}");

        assertThat(tokens.of(given).reveal()).isEqualTo("token-2");
        assertThat(server.calls())
                .extracting(call -> call.get("refresh_token"))
                .containsExactly("1//refresh", "1//theirs");
    }

    @Test
    void consent_that_was_taken_back_counts_at_once() throws Exception {
        Secret _ = tokens.of(consent());
        server.next(400, "{\"error\":\"invalid_grant\"}");
        now = now.plus(Duration.ofMinutes(58));

        assertThat(failure(consent()).cause()).isEqualTo(Cause.CONSENT_NEEDED);
    }

    @Test
    void a_token_that_the_mail_server_refused_is_asked_for_anew() throws Exception {
        Secret first = tokens.of(consent());
        tokens.refused(consent(), first);
        Secret second = tokens.of(consent());
        tokens.refused(consent(), first);

        assertThat(second.reveal()).isEqualTo("token-2");
        assertThat(tokens.of(consent())).isEqualTo(second);
    }

    @Test
    void many_who_ask_at_once_wait_for_one_request() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Secret>> asked = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asked.add(threads.submit(() -> tokens.of(consent())));
            }
            for (Future<Secret> each : asked) {
                assertThat(each.get().reveal()).isEqualTo("token-1");
            }
        }
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void a_service_account_signs_that_it_acts_for_somebody() throws Exception {
        assertThat(tokens.of(serviceAccount()).reveal()).isEqualTo("token-1");

        Map<String, String> call = server.calls().getFirst();
        assertThat(call).containsEntry("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer");
        String[] parts = call.get("assertion").split("\\.");
        assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"kid\":\"key-7\",\"typ\":\"JWT\"}");
        assertThat(decoded(parts[1]))
                .isEqualTo(
                        ("{\"aud\":\"%s\",\"exp\":1772359800,\"iat\":1772359200,\"iss\":\"reader@project.iam.example\","
                                        + "\"scope\":\"https://mail.google.com/\",\"sub\":\"news@example.org\"}")
                                .formatted(server.uri()));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(TestKey.PAIR.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(UTF_8));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"} | CONSENT_NEEDED | Token has been expired or revoked.",
                "401 | {\"error\":\"invalid_client\",\"error_description\":\"The OAuth client was not found.\"} | CLIENT_REFUSED | The OAuth client was not found.",
                "401 | {\"error\":\"unauthorized_client\"} | CLIENT_REFUSED | unauthorized_client",
                "400 | {\"error\":\"invalid_request\"} | REFUSED | 400 invalid_request",
                "404 | <html>Not found</html> | REFUSED | 404",
                "200 | <html>Sign in</html> | REFUSED | 200",
                "200 | {\"token_type\":\"Bearer\"} | REFUSED | 200",
                "200 | {\"access_token\":\"two words\"} | REFUSED | 200",
                "200 | {\"access_token\":\"cut | REFUSED | 200",
                "302 | {} | REFUSED | 302",
                "429 | {\"error\":\"rate_limit_exceeded\"} | TRY_LATER | 429 rate_limit_exceeded",
                "503 | busy | TRY_LATER | 503",
            })
    void what_the_endpoint_answers_says_what_to_do(int status, String body, Cause cause, String words) {
        server.next(status, body);

        NoToken failure = failure(consent());

        assertThat(failure.cause()).isEqualTo(cause);
        assertThat(failure).hasMessageContaining(words);
        assertThat(failure.toString()).doesNotContain("GOCSPX", "1//refresh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":\"unauthorized_client\",\"error_description\":\"Client is unauthorized to retrieve access tokens using this method\"} | NOT_DELEGATED",
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Invalid email or User ID\"} | KEY_REFUSED",
                "400 | {\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"} | KEY_REFUSED",
            })
    void what_it_answers_to_a_service_account_means_something_else(int status, String body, Cause cause) {
        server.next(status, body);

        assertThat(failure(serviceAccount()).cause()).isEqualTo(cause);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "{\"client_email\":\"a@example.com\"}",
                "{\"client_email\":\"a@example.com\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nc2VjcmV0\\n-----END PRIVATE KEY-----\\n\"}",
                "{\"client_email\":\"a@example.com\",\"private_key\":\"%%%s3cr3t\"}",
            })
    void a_key_that_cannot_be_used_is_said_without_repeating_it(String key) {
        NoToken failure = failure(new Authentication.ServiceAccount(new Secret(key), "news@example.org"));

        assertThat(failure.cause()).isEqualTo(Cause.KEY_REFUSED);
        assertThat(failure.toString()).doesNotContain("s3cr3t", "c2VjcmV0");
        assertThat(server.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://169.254.169.254/token, NOT_ALLOWED",
        "http://8.8.8.8/token, NOT_ALLOWED",
        "https://10.0.0.1/token, NOT_ALLOWED",
        "https://token.invalid/token, UNREACHABLE",
    })
    void an_endpoint_is_connected_to_as_any_host_is(URI endpoint, Cause cause) {
        NoToken failure = failure(
                new Authentication.RefreshToken(endpoint, "client", new Secret("s3cr3t"), new Secret("r3fr3sh")));

        assertThat(failure.cause()).isEqualTo(cause);
    }

    @Test
    void who_never_answers_is_waited_for_only_so_long() throws IOException {
        AccessTokens impatient = TestTokens.at(successors, clockOfTheTest(), Duration.ofMillis(500));
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI endpoint = URI.create("http://localhost:" + mute.getLocalPort() + "/token");
            Authentication.ByToken authentication =
                    new Authentication.RefreshToken(endpoint, "client", new Secret("s3cr3t"), new Secret("r3fr3sh"));

            assertThat(catchThrowableOfType(NoToken.class, () -> impatient.of(authentication))
                            .cause())
                    .isEqualTo(Cause.TRY_LATER);
        }
    }

    @Test
    void an_answer_without_an_end_is_not_read_to_it() {
        server.next(200, "x".repeat(10_000_000));

        assertThat(failure(consent()).cause()).isEqualTo(Cause.UNREACHABLE);
    }

    private NoToken failure(Authentication.ByToken authentication) {
        return catchThrowableOfType(NoToken.class, () -> tokens.of(authentication));
    }

    private Authentication.ByToken consent() {
        return new Authentication.RefreshToken(
                server.uri(), "client.apps.example.com", new Secret("GOCSPX-very secret&"), new Secret("1//refresh"));
    }

    private Authentication.ByToken serviceAccount() {
        return new Authentication.ServiceAccount(
                new Secret("""
                        {"type": "service_account", "private_key_id": "key-7", "private_key": "%s",
                         "client_email": "reader@project.iam.example", "token_uri": "%s"}""".formatted(TestKey.pem(), server.uri())), "news@example.org");
    }

    private Clock clockOfTheTest() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
