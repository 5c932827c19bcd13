package dev.ricochet.callback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body that CleverTap documents for a generic SMTP provider: one object a kind of event.
 *
 * <pre>[{"event":"softbounce","data":[{"e":"ann@example.com","ts":1435322805}]}]</pre>
 */
@ApplicationScoped
public class CleverTapV1 implements CallbackFormat {
    private final JsonFactory json = new JsonFactory();

    @Override
    public String name() {
        return "clevertap-v1";
    }

    @Override
    public List<Event> inOrder(List<Event> events) {
        return byWord(events).values().stream().flatMap(List::stream).toList();
    }

    @Override
    public byte[] body(List<Event> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator body = json.createGenerator(bytes)) {
            body.writeStartArray();
            for (Map.Entry<String, List<Event>> of : byWord(events).entrySet()) {
                write(body, of.getKey(), of.getValue());
            }
            body.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, List<Event>> byWord(List<Event> events) {
        return events.stream().collect(groupingBy(event -> word(event.kind()), TreeMap::new, toList()));
    }

    private static void write(JsonGenerator body, String word, List<Event> events) throws IOException {
        body.writeStartObject();
        body.writeStringField("event", word);
        body.writeArrayFieldStart("data");
        for (Event event : events) {
            body.writeStartObject();
            body.writeStringField("e", event.recipient().toString());
            body.writeNumberField("ts", event.occurredAt().getEpochSecond());
            body.writeEndObject();
        }
        body.writeEndArray();
        body.writeEndObject();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case HARD_BOUNCE -> "hardbounce";
            case SOFT_BOUNCE -> "softbounce";
            // this version has no word for a complaint; its effect is the same, the person is unsubscribed
            case UNSUBSCRIBE, COMPLAINT -> "unsubscribe";
        };
    }
}
