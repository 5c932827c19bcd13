package dev.ricochet.command.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer in sheets: for a person some lines each, for a program one line of JSON with the fields. */
public final class Sheets implements Closeable {
    private final @Nullable Page page;
    private final @Nullable JsonGenerator json;

    private Sheets(@Nullable Page page, @Nullable JsonGenerator json) {
        this.page = page;
        this.json = json;
    }

    public static Sheets of(boolean json, OutputStream out) throws IOException {
        return json
                ? new Sheets(
                        null, new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("")))
                : new Sheets(new Page(out, Look.PLAIN), null);
    }

    /** Seen at once: the next may take long. */
    public void add(Map<String, ?> fields, Collection<String> lines) throws IOException {
        if (json != null) {
            write(json, fields);
            json.writeRaw('\n');
            json.flush();
        } else if (page != null) {
            for (String line : lines) {
                page.line("", line);
            }
            page.flush();
        }
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> fields -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> field : fields.entrySet()) {
                    json.writeFieldName(String.valueOf(field.getKey()));
                    write(json, field.getValue());
                }
                json.writeEndObject();
            }
            case Collection<?> all -> {
                json.writeStartArray();
                for (Object each : all) {
                    write(json, each);
                }
                json.writeEndArray();
            }
            case Optional<?> maybe -> write(json, maybe.orElse(null));
            case Boolean is -> json.writeBoolean(is);
            case Integer count -> json.writeNumber(count);
            case Long count -> json.writeNumber(count);
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public void close() throws IOException {
        if (json != null) {
            json.close();
        } else if (page != null) {
            page.close();
        }
    }
}
