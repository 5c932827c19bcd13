package dev.ricochet.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** One line of JSON for each mail. */
final class JsonLines implements Answer {
    private final JsonGenerator json;

    JsonLines(OutputStream out) throws IOException {
        json = new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(""));
    }

    @Override
    public void add(String file, Understood understood) throws IOException {
        MailKind kind = MailKind.of(understood.reading());
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeStringField("kind", kind.word());
        json.writeArrayFieldStart("events");
        if (understood.reading() instanceof DeliveryReport report) {
            for (int i = 0; i < report.outcomes().size(); i++) {
                event(kind, report.outcomes().get(i), understood.verdicts().get(i));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void event(MailKind kind, RecipientOutcome outcome, Verdict verdict) throws IOException {
        switch (verdict) {
            case Verdict.Bounce bounce -> {
                start(outcome);
                json.writeStringField("reason", bounce.reason().name());
                json.writeStringField("verdict", bounce.hardness().name().toLowerCase(Locale.ROOT));
                json.writeStringField("rule", bounce.evidence().ruleId());
                json.writeStringField("evidence", bounce.evidence().matched());
                json.writeEndObject();
            }
            case Verdict.NotABounce _ -> {
                if (kind == MailKind.DELAYED && outcome.action() == Action.DELAYED) {
                    start(outcome);
                    for (String field : new String[] {"reason", "verdict", "rule", "evidence"}) {
                        json.writeStringField(field, "");
                    }
                    json.writeEndObject();
                }
            }
        }
    }

    private void start(RecipientOutcome outcome) throws IOException {
        json.writeStartObject();
        json.writeStringField("recipient", outcome.recipient().toString());
        json.writeStringField("status", outcome.status().map(Object::toString).orElse(""));
        json.writeStringField("reply", outcome.reply().map(Object::toString).orElse(""));
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
