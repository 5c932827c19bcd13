package dev.ricochet.callback;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came back over HTTP, and what it means.
 *
 * @param contentType empty where it is not said
 * @param retryAfter empty where it is not said
 * @param body its front
 */
record Reply(int status, String contentType, String retryAfter, String body) {
    /** CleverTap: {@code 400 More than allowed events were sent}. */
    private static final Pattern TOO_MANY =
            Pattern.compile("(?i)more than (the )?(allowed|maximum|permitted)|too many events");

    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The one place where a status of the receiver is judged. */
    Answer meaning(Instant now) {
        if (isSuccess()) {
            return isPage() ? new Answer.CallbackAtFault(words()) : success(Testimony.of(body));
        }
        if (status >= 500) {
            return new Answer.TryLater(askedFor(now), words());
        }
        return switch (status) {
            case 400, 422 -> isTooMany() ? new Answer.TooMany(words()) : new Answer.Refused(words());
            case 413 -> new Answer.TooMany(words());
            case 408, 425, 429 -> new Answer.TryLater(askedFor(now), words());
            case 410 -> new Answer.Gone(words());
            default ->
                status < 200
                        // what followed it was not listened to
                        ? new Answer.Unknown(Wording.of("HTTP " + status + " and no answer"))
                        : new Answer.CallbackAtFault(words());
        };
    }

    private Answer success(Testimony testimony) {
        if (testimony.isOfAPart()) {
            return new Answer.PartlyAccepted(testimony.rejected(), testimony.isComplete(), words());
        }
        if (testimony.isOfRefusal()) {
            return new Answer.Refused(words());
        }
        // JSON that takes back what the status says
        return testimony.isOfFailure() ? new Answer.CallbackAtFault(words()) : new Answer.Accepted();
    }

    private boolean isTooMany() {
        return TOO_MANY.matcher(body.substring(0, Math.min(body.length(), 4 * Wording.LONGEST)))
                .find();
    }

    private String words() {
        return Wording.of("HTTP " + status + " " + body);
    }

    // a proxy's excuses, or a sign-in
    private boolean isPage() {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/html")
                || type.startsWith("application/xhtml")
                || body.stripLeading().startsWith("<");
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
