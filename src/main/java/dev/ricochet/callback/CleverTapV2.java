package dev.ricochet.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.vocabulary.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * The second body that CleverTap documents for a generic SMTP provider, as a private beta: an event names the campaign by
 * what its mail's {@code X-CleverTap_META} said.
 *
 * <pre>{"version":"v2","events":{"success":[],"failed":[{"type":"hard_bounce","email":"ann@example.com",
 *   "meta":"ann@example.com|1568798080|1730714617|20241104|0|wzrk_default|-17005907|","description":"…"}]}}</pre>
 */
@ApplicationScoped
public class CleverTapV2 implements CallbackFormat {
    private final JsonFactory json = new JsonFactory();
    private final CleverTapV1 first;

    public CleverTapV2(CleverTapV1 first) {
        this.first = first;
    }

    @Override
    public String name() {
        return "clevertap-v2";
    }

    @Override
    public Optional<CallbackFormat> withoutMeta() {
        return Optional.of(first);
    }

    @Override
    public byte[] body(List<Event> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator body = json.createGenerator(bytes)) {
            body.writeStartObject();
            body.writeStringField("version", "v2");
            body.writeObjectFieldStart("events");
            body.writeArrayFieldStart("success");
            body.writeEndArray();
            body.writeArrayFieldStart("failed");
            for (Event event : events) {
                write(body, event);
            }
            body.writeEndArray();
            body.writeEndObject();
            body.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator body, Event event) throws IOException {
        body.writeStartObject();
        body.writeStringField("type", word(event.kind()));
        body.writeStringField("email", event.recipient().toString());
        body.writeStringField("meta", event.meta().orElseThrow());
        Optional<String> description = event.reason().map(Reason::meaning);
        if (description.isPresent()) {
            body.writeStringField("description", description.get());
        }
        body.writeEndObject();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case HARD_BOUNCE -> "hard_bounce";
            case SOFT_BOUNCE -> "soft_bounce";
            case UNSUBSCRIBE -> "unsubscribed";
            case COMPLAINT -> "spam";
        };
    }
}
