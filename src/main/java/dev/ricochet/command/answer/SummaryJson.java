package dev.ricochet.command.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** The sum as one line of JSON, whole. */
public final class SummaryJson implements Answer {
    private final Summary summary = new Summary();
    private final OutputStream out;

    public SummaryJson(OutputStream out) {
        this.out = out;
    }

    @Override
    public void add(Explained mail) {
        summary.add(mail);
    }

    @Override
    public void close() throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeNumberField("mails", summary.mails());
            json.writeNumberField("bounces", summary.bounces());
            for (Summary.By by : Summary.By.values()) {
                json.writeObjectFieldStart(by == Summary.By.NOT_UNDERSTOOD ? "notUnderstood" : by.word());
                for (Tally.Count count : summary.count(by).counts()) {
                    counts(json, by, count);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void counts(JsonGenerator json, Summary.By by, Tally.Count count) throws IOException {
        switch (by) {
            case KIND, NOT_UNDERSTOOD -> json.writeNumberField(count.name(), count.all());
            case VERDICT, REASON, DOMAIN, ORIGIN, THEN -> {
                json.writeObjectFieldStart(count.name());
                json.writeNumberField("hard", count.hard());
                json.writeNumberField("soft", count.soft());
                json.writeEndObject();
            }
        }
    }
}
