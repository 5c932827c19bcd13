package dev.ricochet.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the JSON of a success says: whether it failed after all, and which events were not taken. Read leniently, and as far
 * as it can be: what follows a cut or a mistake is not known.
 *
 * <pre>{"TOTAL_EVENTS":2,"PROCESSED_EVENTS":1,"error":"…","UNPROCESSED_EVENTS":[{"email":"ann@example.com","errorDescription":"invalid meta"}]}
 * {"status":"partial_success","message":"…","errors":[{"event_index":3,"message":"…"}]}
 * {"status":"partial","processed":1,"unprocessed":[{"status":"fail","code":509,"error":"…","record":{"value":"ann@example.com"}}]}</pre>
 */
final class Testimony {
    private static final JsonFactory JSON = new JsonFactory();

    private static final Set<String> NAMES_OF_FAILURE = Set.of("error", "errors");
    private static final Set<String> WORDS_OF_FAILURE = Set.of("fail", "failed", "failure", "error");
    private static final Set<String> WORDS_OF_A_PART = Set.of("partial", "partialsuccess");
    private static final Set<String> NOT_TAKEN = Set.of("unprocessedevents", "unprocessed", "failedevents", "errors");
    private static final Set<String> ADDRESS = Set.of("email", "e", "value", "identity", "address", "recipient");
    private static final Set<String> INDEX = Set.of("eventindex", "index");
    private static final Set<String> WORDS = Set.of("errordescription", "error", "description", "message", "reason");

    /** An event inside a record inside an entry; deeper nobody has been seen to go. */
    private static final int DEEPEST = 4;

    private final List<Rejected> rejected = new ArrayList<>();
    private Optional<Integer> total = Optional.empty();
    private Optional<Integer> taken = Optional.empty();
    private boolean failed;
    private boolean whole;
    private boolean partly;
    private boolean cut;

    private Testimony() {}

    static Testimony of(String body) {
        Testimony testimony = new Testimony();
        if (body.stripLeading().startsWith("{")) {
            try (JsonParser parser = JSON.createParser(body)) {
                var _ = parser.nextToken();
                testimony.read(parser);
            } catch (IOException e) {
                testimony.cut = true;
            }
        }
        return testimony;
    }

    /** Some were taken and some were not. */
    boolean isOfAPart() {
        boolean some = !rejected.isEmpty() || partly || notTaken() > 0;
        return some && taken.map(count -> count > 0).orElse(!whole);
    }

    /** Nothing was taken, for the sake of events that are named. */
    boolean isOfRefusal() {
        return !rejected.isEmpty() && !isOfAPart();
    }

    boolean isOfFailure() {
        return failed || whole || notTaken() > 0;
    }

    List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** Whether all are named that were not taken. */
    boolean isComplete() {
        return !cut && !rejected.isEmpty() && rejected.size() >= notTaken();
    }

    private int notTaken() {
        return total.isPresent() && taken.isPresent() ? Math.max(0, total.get() - taken.get()) : 0;
    }

    private void read(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = bare(parser.currentName());
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_ARRAY && NOT_TAKEN.contains(name)) {
                readNotTaken(parser);
            } else {
                note(name, value, parser);
                parser.skipChildren();
            }
        }
    }

    private void note(String name, JsonToken value, JsonParser parser) throws IOException {
        switch (value) {
            case VALUE_STRING -> {
                String text = bare(parser.getText());
                failed |= NAMES_OF_FAILURE.contains(name) && !text.isBlank();
                whole |= name.equals("status") && WORDS_OF_FAILURE.contains(text);
                partly |= name.equals("status") && WORDS_OF_A_PART.contains(text);
            }
            case VALUE_NUMBER_INT -> {
                failed |= name.equals("error") && !parser.getText().equals("0");
                if (name.equals("totalevents") || name.equals("total")) {
                    total = number(parser);
                } else if (name.equals("processedevents") || name.equals("processed")) {
                    taken = number(parser);
                }
            }
            case VALUE_TRUE -> failed |= name.equals("error");
            case VALUE_FALSE -> whole |= name.equals("success") || name.equals("ok");
            case START_OBJECT -> failed |= NAMES_OF_FAILURE.contains(name);
            default -> {}
        }
    }

    private void readNotTaken(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            failed = true;
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                Entry entry = new Entry();
                entry.read(parser, 1);
                // an error that names no event is one of the whole
                entry.rejected().ifPresent(rejected::add);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static Optional<Integer> number(JsonParser parser) {
        try {
            return Optional.of(parser.getIntValue());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").strip();
    }

    /** One event that was not taken. */
    private static final class Entry {
        private @Nullable String address;
        private @Nullable Integer index;
        private String words = "";

        void read(JsonParser parser, int depth) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = bare(parser.currentName());
                JsonToken value = parser.nextToken();
                if (value == JsonToken.START_OBJECT && depth < DEEPEST) {
                    read(parser, depth + 1);
                } else if (value == JsonToken.VALUE_STRING) {
                    note(name, parser.getText());
                } else if (value == JsonToken.VALUE_NUMBER_INT && INDEX.contains(name) && index == null) {
                    index = number(parser).orElse(null);
                } else {
                    parser.skipChildren();
                }
            }
        }

        private void note(String name, String text) {
            if (ADDRESS.contains(name) && address == null && text.contains("@")) {
                address = text;
            } else if (WORDS.contains(name) && words.isEmpty()) {
                words = Wording.of(text);
            }
        }

        Optional<Rejected> rejected() {
            return address == null && index == null
                    ? Optional.empty()
                    : Optional.of(new Rejected(Optional.ofNullable(address), Optional.ofNullable(index), words));
        }
    }
}
