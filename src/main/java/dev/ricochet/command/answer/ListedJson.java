package dev.ricochet.command.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.ricochet.outbox.Detour;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Standing;
import dev.ricochet.verdict.Evidence;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.Function;

/** For programs: one line of JSON for each event, with the names that {@code explain} gives the same things. */
public final class ListedJson implements Listed {
    private final JsonGenerator json;

    public ListedJson(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void add(Standing standing) throws IOException {
        Event event = standing.event();
        json.writeStartObject();
        json.writeStringField("event", event.id().toString());
        json.writeStringField("state", standing.state().word());
        json.writeStringField("cause", standing.cause().map(Enum::name).orElse(""));
        json.writeStringField("kind", event.kind().name());
        json.writeStringField("recipient", event.recipient().toString());
        json.writeStringField("mailed", address(event, Detour::mailed));
        json.writeStringField("failed", address(event, Detour::failed));
        json.writeStringField("reason", event.reason().map(Enum::name).orElse(""));
        evidence(event.evidence());
        json.writeStringField("occurredAt", event.occurredAt().toString());
        json.writeStringField("arrivedAt", event.arrivedAt().toString());
        json.writeStringField("original", event.original().map(MessageId::value).orElse(""));
        json.writeNumberField("attempts", standing.attempt());
        json.writeStringField("answer", standing.words().orElse(""));
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static String address(Event event, Function<Detour, EmailAddress> which) {
        return event.detour().map(which).map(EmailAddress::toString).orElse("");
    }

    private void evidence(Evidence evidence) throws IOException {
        json.writeStringField("rule", evidence.ruleId());
        json.writeStringField("evidence", evidence.matched());
        json.writeStringField(
                "evidenceIn",
                switch (evidence.where()) {
                    case ANSWER, EXPLANATION, CODES, OWN_WORDS ->
                        evidence.where().name().toLowerCase(Locale.ROOT);
                    case NOT_KEPT -> "";
                });
        json.writeStringField("source", evidence.source());
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
