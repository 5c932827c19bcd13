package dev.ricochet.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.ricochet.account.SigningSecrets;
import dev.ricochet.account.Wire;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Sample;
import dev.ricochet.vocabulary.MessageId;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final CleverTapV1 FIRST = new CleverTapV1();
    private static final List<CallbackFormat> ALL = List.of(FIRST, new CleverTapV2(FIRST), new EventsFormat());
    private static final String META = "ann@example.com|1568798080|1730714617|20241104|0|wzrk_default|-17005907|";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Formats formats = new Formats(ALL);
    private final Sample sample = Sample.ofNewAccount();

    static List<CallbackFormat> all() {
        return ALL;
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_posted_is_as_its_schema_says(CallbackFormat format) throws IOException {
        List<Event> events = Stream.of(Kind.values()).map(this::event).toList();
        JsonNode body = JSON.readTree(format.body(format.inOrder(events)));
        assertThat(schema(format).validate(body)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_schema_is_not_satisfied_by_whatever_comes(CallbackFormat format) throws IOException {
        String body = new String(format.body(List.of(event(Kind.HARD_BOUNCE))), StandardCharsets.UTF_8);
        JsonNode mistaken = JSON.readTree(body.replaceFirst("hard_?bounce", "bounced"));
        assertThat(schema(format).validate(mistaken)).isNotEmpty();
    }

    @Test
    void every_schema_is_of_a_format_and_the_documentation_names_each() throws IOException {
        String words = Files.readString(Path.of("docs/formats.md"));
        try (Stream<Path> schemas = Files.list(Path.of("docs/formats"))) {
            assertThat(schemas.map(path -> path.getFileName().toString().replace(".schema.json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            ALL.stream().map(CallbackFormat::name).toList())
                    .allSatisfy(name -> assertThat(words).contains("## " + name));
        }
    }

    @Test
    void what_came_back_of_the_campaign_is_given_back_unchanged_with_a_reason_in_plain_words() throws IOException {
        JsonNode failed = JSON.readTree(ALL.get(1).body(List.of(event(Kind.HARD_BOUNCE), event(Kind.COMPLAINT))))
                .at("/events/failed");
        assertThat(failed.at("/0/type").asText()).isEqualTo("hard_bounce");
        assertThat(failed.at("/0/email").asText()).isEqualTo("ann@example.com");
        assertThat(failed.at("/0/meta").asText()).isEqualTo(META);
        assertThat(failed.at("/0/description").asText()).isEqualTo("The mailbox is full.");
        assertThat(failed.at("/1/type").asText()).isEqualTo("spam");
    }

    @Test
    void an_event_of_ours_says_everything_that_is_known() throws IOException {
        JsonNode event = JSON.readTree(
                        ALL.get(2).body(List.of(Sample.sentOn(event(Kind.SOFT_BOUNCE), "bob@example.net"))))
                .at("/events/0");
        assertThat(event.at("/mailed").asText()).isEqualTo("ann@example.com");
        assertThat(event.at("/failed").asText()).isEqualTo("bob@example.net");
        assertThat(event.at("/evidence/matched").asText()).isEqualTo("552 5.2.2 Mailbox full");
        assertThat(event.at("/occurredAt").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(event.at("/originalMessageId").asText()).isEqualTo("1@shop.example.com");
        assertThat(event.at("/meta").asText()).isEqualTo(META);
    }

    @Test
    void a_signature_holds_before_a_published_verifier_under_each_secret_and_no_other() throws Exception {
        String old = secret(32, 1);
        String fresh = secret(32, 2);
        SigningSecrets both = SigningSecrets.parse(fresh + " " + old).orElseThrow();
        String body = new String(ALL.get(2).body(List.of(event(Kind.HARD_BOUNCE))), StandardCharsets.UTF_8);
        Letter letter = new Letter(UUID.randomUUID(), "application/json", body.getBytes(StandardCharsets.UTF_8), both);
        HttpHeaders headers = headers(Signature.headers(letter, Instant.now()));
        new Webhook(old).verify(body, headers);
        new Webhook(fresh).verify(body, headers);
        Assertions.assertThatThrownBy(() -> new Webhook(secret(32, 3)).verify(body, headers))
                .isInstanceOf(WebhookVerificationException.class);
        Assertions.assertThatThrownBy(() -> new Webhook(old).verify(body.replace("ann", "eve"), headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!", "whsec_AAAA whsec_AAAA"})
    void what_is_no_secret_is_not_taken(String text) {
        assertThat(SigningSecrets.parse(text)).isEmpty();
    }

    @Test
    void a_format_that_nobody_knows_and_one_that_could_not_sign_are_refused_in_words() {
        assertThat(formats.objectionTo(Wire.USUAL)).isEmpty();
        assertThat(formats.objectionTo(new Wire("carrier-pigeon", SigningSecrets.NONE)))
                .contains("must be one of clevertap-v1, clevertap-v2, events");
        assertThat(formats.objectionTo(new Wire("events", SigningSecrets.NONE)))
                .hasValueSatisfying(words -> assertThat(words).startsWith("needs signing secrets"));
        assertThat(formats.objectionTo(
                        new Wire("events", SigningSecrets.parse(secret(24, 1)).orElseThrow())))
                .isEmpty();
    }

    private Event event(Kind kind) {
        Event event = sample.event("one", "ann@example.com", kind, MessageId.parse("<1@shop.example.com>"));
        return new Event(
                event.id(),
                event.account(),
                event.mail(),
                event.kind(),
                event.recipient(),
                event.detour(),
                event.reason(),
                event.evidence(),
                event.occurredAt(),
                event.arrivedAt(),
                event.original(),
                Optional.of(META),
                event.campaign());
    }

    private static JsonSchema schema(CallbackFormat format) throws IOException {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("docs/formats", format.name() + ".schema.json")));
    }

    private static String secret(int length, int of) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) of);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }

    private static HttpHeaders headers(Map<String, String> headers) {
        Map<String, List<String>> many = new TreeMap<>();
        headers.forEach((name, value) -> many.put(name, List.of(value)));
        return HttpHeaders.of(many, (_, _) -> true);
    }
}
