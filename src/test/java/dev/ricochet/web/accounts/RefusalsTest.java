package dev.ricochet.web.accounts;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ricochet.access.Bearer;
import dev.ricochet.access.Scope;
import dev.ricochet.access.Tokens;
import dev.ricochet.database.EmbeddedDatabase;
import dev.ricochet.flow.Surroundings;
import dev.ricochet.mailbox.ScriptedImapServer;
import dev.ricochet.oauth.TokenServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Every refusal of an inbox and every answer of a callback, provoked at a server and seen over REST with its advice. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedDatabase.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class RefusalsTest {
    private static final String BY_TOKEN = " (by access token)";

    @Inject
    Tokens tokens;

    ScriptedImapServer imap;

    private HttpServer callback;

    @BeforeEach
    void start() throws IOException {
        imap.behave();
        callback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        callback.start();
    }

    @AfterEach
    void stop() {
        imap.behave();
        callback.stop(0);
    }

    /** What servers answer to a login or to the opening of a folder, by the book of advice itself. */
    static Stream<Arguments> refusals() {
        return Stream.of("oauth", "google-imap", "microsoft", "servers").flatMap(RefusalsTest::refusals);
    }

    private static Stream<Arguments> refusals(String file) {
        InputStream yaml = Objects.requireNonNull(RefusalsTest.class.getResourceAsStream("/advice/" + file + ".yaml"));
        List<Map<String, Object>> entries = new Yaml().load(yaml);
        return entries.stream()
                .filter(entry -> "IMAP".equals(entry.get("part")) && !entry.containsKey("cause"))
                .flatMap(entry -> ((List<?>) entry.get("examples"))
                        .stream()
                                .flatMap(example ->
                                        steps(entry).map(step -> Arguments.of(entry.get("id"), step, example))));
    }

    private static Stream<String> steps(Map<String, Object> entry) {
        if (entry.get("steps") instanceof List<?> steps) {
            return steps.stream().map(step -> step.toString().toLowerCase(Locale.ROOT));
        }
        // what is left when nothing else is known; of a login "denied" says that it was the password
        return entry.get("id").equals("imap-refused") ? Stream.of("folders") : Stream.of("login", "folders");
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("refusals")
    void an_inbox_that_refuses_is_explained(String advice, String step, String words) throws IOException {
        refusing(step, words.replace(BY_TOKEN, ""));
        try (TokenServer tokenServer = TokenServer.open()) {
            String credentials = words.endsWith(BY_TOKEN)
                    ? "{\"oauth\": {\"tokenEndpoint\": \"%s\", \"clientId\": \"c\", \"refreshToken\": \"r\"}}"
                            .formatted(tokenServer.uri())
                    : "{\"appPassword\": \"%s\"}".formatted(ScriptedImapServer.PASSWORD);
            Response tried = verified("""
                    {"address": "%s", "imap": {"host": "127.0.0.1", "port": %d}, "credentials": %s}""".formatted(ScriptedImapServer.USER, imap.port(), credentials));
            assertAdvised(tried, "imap", step, advice);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "302, failed, callback-redirects",
        "401, done, callback-forbidden",
        "403, done, callback-forbidden",
        "404, done, callback-unknown-there",
        "410, done, callback-unknown-there",
        "500, done, callback-trouble",
        "503, done, callback-trouble"
    })
    void an_answer_of_a_callback_is_explained(int status, String state, String advice) {
        callback.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        Response tried = callback("http://127.0.0.1:" + callback.getAddress().getPort() + "/in/5e1f");
        assertThat(tried.jsonPath().getString(step("callback", "reachability") + "state"))
                .isEqualTo(state);
        assertAdvised(tried, "callback", "reachability", advice);
    }

    @ParameterizedTest
    @CsvSource({"200", "204", "400", "405", "422", "501"})
    void what_may_be_the_answer_to_this_question_alone_needs_no_advice(int status) {
        callback.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        Response tried = callback("http://127.0.0.1:" + callback.getAddress().getPort() + "/in/5e1f");
        assertThat(tried.jsonPath().getList(step("callback", "reachability") + "advice"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', hung-up", "220 mail.example.net ESMTP, nonsense"})
    void a_callback_that_hangs_up_or_speaks_something_else_is_explained(String greeting, String advice)
            throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> greetAndHangUp(server, greeting + "\r\n"));
            Response tried = callback("http://127.0.0.1:" + server.getLocalPort() + "/in");
            assertAdvised(tried, "callback", "reachability", advice);
        }
    }

    @Test
    void a_callback_that_is_no_address_or_where_nobody_is_is_explained() {
        assertAdvised(callback("callback.example.net/in"), "callback", "settings", "callback-shape");
        Response here = callback("http://127.0.0.1:1/in");
        assertAdvised(here, "callback", "settings", "callback-on-this-machine");
        assertThat(here.jsonPath().getList(step("callback", "connection") + "advice.todo"))
                .isNotEmpty();
    }

    private static void greetAndHangUp(ServerSocket server, String greeting) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(greeting.getBytes(US_ASCII));
            client.shutdownOutput();
            while (client.getInputStream().read() >= 0) {}
        } catch (IOException e) {
            // the test has what it wanted
        }
    }

    private void refusing(String step, String words) {
        imap.onCommand((command, answer) -> {
            boolean refused = step.equals("login")
                    ? command.startsWith("LOGIN") || command.startsWith("AUTHENTICATE")
                    : command.startsWith("EXAMINE");
            if (refused) {
                answer.line(command.tag() + " NO " + words);
            }
            return refused;
        });
    }

    private Response callback(String url) {
        return verified("{\"address\": \"a@example.org\", \"callbackUrl\": \"%s\"}".formatted(url));
    }

    /** Each time by somebody else, since nobody may try so often. */
    private Response verified(String body) {
        Response tried = given().header("Authorization", Bearer.of(tokens, Scope.ACCOUNTS_WRITE))
                .contentType("application/json")
                .body(body)
                .post("/api/v1/verify");
        assertThat(tried.statusCode()).as(tried.asString()).isEqualTo(200);
        return tried;
    }

    private static void assertAdvised(Response tried, String part, String step, String advice) {
        assertThat(tried.jsonPath().getList(step(part, step) + "advice.id"))
                .as(tried.asString())
                .contains(advice);
        assertThat(tried.jsonPath().getList(step(part, step) + "advice.todo")).isNotEmpty();
    }

    private static String step(String part, String step) {
        return "steps.find { it.part == '%s' && it.step == '%s' }.".formatted(part, step);
    }
}
