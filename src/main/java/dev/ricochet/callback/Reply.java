package dev.ricochet.callback;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What came back over HTTP, and what it means.
 *
 * @param contentType empty where it is not said
 * @param retryAfter empty where it is not said
 * @param body its front
 */
record Reply(int status, String contentType, String retryAfter, String body) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Set<String> NAMES_OF_FAILURE = Set.of("error", "errors");
    private static final Set<String> WORDS_OF_FAILURE = Set.of("fail", "failed", "failure", "error");

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The one place where a status of the receiver is judged. */
    Answer meaning(Instant now) {
        if (isSuccess()) {
            // a proxy's page of excuses, a sign-in, or JSON that takes back what the status says
            return isPage() || saysThatItFailed() ? new Answer.CallbackAtFault(words()) : new Answer.Accepted();
        }
        if (status >= 500) {
            return new Answer.TryLater(askedFor(now), words());
        }
        return switch (status) {
            case 400, 413, 422 -> new Answer.Refused(words());
            case 408, 425, 429 -> new Answer.TryLater(askedFor(now), words());
            default -> new Answer.CallbackAtFault(words());
        };
    }

    private String words() {
        return Wording.of("HTTP " + status + " " + body);
    }

    private boolean isPage() {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/html")
                || type.startsWith("application/xhtml")
                || body.stripLeading().startsWith("<");
    }

    // {"status":"fail","error":"invalid payload"}
    private boolean saysThatItFailed() {
        if (!body.stripLeading().startsWith("{")) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(body)) {
            var _ = parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName().toLowerCase(Locale.ROOT);
                JsonToken value = parser.nextToken();
                if (isFailure(name, value, parser)) {
                    return true;
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            // cut at our limit, or no JSON after all: what was read until here said nothing bad
            return false;
        }
    }

    private static boolean isFailure(String name, JsonToken value, JsonParser parser) throws IOException {
        return switch (value) {
            case VALUE_STRING ->
                name.equals("status")
                                && WORDS_OF_FAILURE.contains(parser.getText().toLowerCase(Locale.ROOT))
                        || NAMES_OF_FAILURE.contains(name) && !parser.getText().isBlank();
            case VALUE_TRUE, VALUE_NUMBER_INT ->
                name.equals("error") && !parser.getText().equals("0");
            case VALUE_FALSE -> name.equals("success") || name.equals("ok");
            case START_OBJECT -> NAMES_OF_FAILURE.contains(name);
            case START_ARRAY -> NAMES_OF_FAILURE.contains(name) && parser.nextToken() != JsonToken.END_ARRAY;
            default -> false;
        };
    }

    /** RFC 9110, 10.2.3: seconds or a date. */
    private Optional<Duration> askedFor(Instant now) {
        String asked = retryAfter.strip();
        if (asked.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(asked)));
        }
        try {
            Instant until = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
