package dev.ricochet.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ricochet.outbox.Event;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Our own body, for whoever wants to know all that is known; signed as Standard Webhooks prescribe. An event's id is the
 * same however often it is told: a receiver that remembers it takes nothing twice.
 */
@ApplicationScoped
public class EventsFormat implements CallbackFormat {
    private final JsonFactory json = new JsonFactory();

    @Override
    public String name() {
        return "events";
    }

    @Override
    public boolean signs() {
        return true;
    }

    @Override
    public byte[] body(List<Event> events) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator body = json.createGenerator(bytes)) {
            body.writeStartObject();
            body.writeStringField("type", "ricochet.events");
            body.writeNumberField("version", 1);
            body.writeArrayFieldStart("events");
            for (Event event : events) {
                write(body, event);
            }
            body.writeEndArray();
            body.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator body, Event event) throws IOException {
        body.writeStartObject();
        body.writeStringField("id", event.id().toString());
        body.writeStringField("account", event.account().toString());
        body.writeStringField("kind", event.kind().name().toLowerCase(Locale.ROOT));
        body.writeStringField("recipient", event.recipient().toString());
        if (event.detour().isPresent()) {
            body.writeStringField("mailed", event.detour().get().mailed().toString());
            body.writeStringField("failed", event.detour().get().failed().toString());
        }
        field(body, "reason", event.reason().map(Enum::name));
        field(body, "description", event.reason().map(Reason::meaning));
        body.writeObjectFieldStart("evidence");
        body.writeStringField("rule", event.evidence().ruleId());
        body.writeStringField("matched", event.evidence().matched());
        body.writeStringField("source", event.evidence().source());
        body.writeEndObject();
        body.writeStringField("occurredAt", event.occurredAt().toString());
        body.writeStringField("arrivedAt", event.arrivedAt().toString());
        body.writeStringField("mail", event.mail().toString());
        field(body, "originalMessageId", event.original().map(MessageId::value));
        field(body, "meta", event.meta());
        body.writeBooleanField("campaign", event.campaign());
        body.writeEndObject();
    }

    private static void field(JsonGenerator body, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            body.writeStringField(name, value.get());
        }
    }
}
