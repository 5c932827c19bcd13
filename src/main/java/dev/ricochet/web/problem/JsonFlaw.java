package dev.ricochet.web.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a body of JSON has that its operation cannot take. Jackson's own words name classes and repeat values. */
public final class JsonFlaw {
    private JsonFlaw() {}

    public static Flaw in(JsonMappingException e) {
        return switch (e) {
            // its name is what was sent, too
            case UnrecognizedPropertyException unknown ->
                Flaw.at(
                        pointer(unknown.getPath().stream()
                                .limit(unknown.getPath().size() - 1L)),
                        "has a field that is not known; known are " + names(unknown.getKnownPropertyIds()));
            case MismatchedInputException mismatch ->
                Flaw.at(pointer(mismatch.getPath().stream()), needed(mismatch.getTargetType()));
            default -> Flaw.at(pointer(e.getPath().stream()), "cannot be used");
        };
    }

    private static String pointer(Stream<JsonMappingException.Reference> path) {
        return path.map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("", "#", ""));
    }

    private static String names(@Nullable Collection<Object> known) {
        return Optional.ofNullable(known).stream()
                .flatMap(Collection::stream)
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String needed(@Nullable Class<?> type) {
        if (type == null) {
            return "cannot be used";
        }
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return "must be a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (type == UUID.class) {
            return "must be a UUID (RFC 9562)";
        }
        if (type == Instant.class) {
            return "must be a time of RFC 3339, as in 2026-03-01T10:00:00Z";
        }
        if (type == Duration.class) {
            return "must be a duration of ISO 8601, as in PT10M";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "must be text";
        }
        return Collection.class.isAssignableFrom(type)
                ? "must be a list"
                : "must be an object with the fields of the OpenAPI document";
    }
}
