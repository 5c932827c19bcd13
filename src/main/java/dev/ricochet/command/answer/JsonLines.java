package dev.ricochet.command.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.ricochet.belief.Belief;
import dev.ricochet.report.Action;
import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.MessageId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** One line of JSON for each mail; {@code docs/explain.md} says what stands in it. */
public final class JsonLines implements Answer {
    private final JsonGenerator json;

    public JsonLines(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void add(Explained mail) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", mail.place().file());
        if (mail.place().number() > 0) {
            json.writeNumberField("mail", mail.place().number());
        }
        json.writeStringField("kind", mail.kind().word());
        json.writeStringField(
                "messageId", mail.understood().messageId().map(MessageId::value).orElse(""));
        if (mail.understood().reading() instanceof Reading.Request request) {
            json.writeStringField("wish", request.wish().name().toLowerCase(Locale.ROOT));
            json.writeStringField("of", request.author().toString());
            json.writeStringField("rule", request.spoken().rule());
            json.writeStringField("evidence", request.spoken().words());
        }
        json.writeArrayFieldStart("events");
        for (Explained.Recipient recipient : mail.recipients()) {
            event(recipient);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void event(Explained.Recipient recipient) throws IOException {
        switch (recipient.verdict()) {
            case Verdict.Bounce bounce -> {
                start(recipient.outcome());
                json.writeStringField("reason", bounce.reason().name());
                json.writeStringField("verdict", bounce.hardness().name().toLowerCase(Locale.ROOT));
                json.writeStringField("rule", bounce.evidence().ruleId());
                json.writeStringField("evidence", bounce.evidence().matched());
                json.writeStringField(
                        "evidenceIn", bounce.evidence().where().name().toLowerCase(Locale.ROOT));
                json.writeStringField("source", bounce.evidence().source());
                end(recipient.belief());
            }
            case Verdict.NotABounce _ -> {
                if (recipient.outcome().action() == Action.DELAYED) {
                    start(recipient.outcome());
                    for (String field :
                            new String[] {"reason", "verdict", "rule", "evidence", "evidenceIn", "source"}) {
                        json.writeStringField(field, "");
                    }
                    end(recipient.belief());
                }
            }
        }
    }

    private void start(RecipientOutcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("recipient", outcome.recipient().toString());
        json.writeStringField("failed", outcome.failing().map(Object::toString).orElse(""));
        json.writeStringField("status", outcome.status().map(Object::toString).orElse(""));
        json.writeStringField("reply", outcome.reply().map(Object::toString).orElse(""));
    }

    private void end(Belief belief) throws IOException {
        json.writeStringField("origin", belief.word());
        json.writeStringField("originWords", belief.origin().words());
        json.writeStringField("then", belief.consequence().word());
        json.writeStringField("told", belief.toldWord());
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
