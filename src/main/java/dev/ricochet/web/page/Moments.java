package dev.ricochet.web.page;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as templates say them. */
@TemplateExtension
final class Moments {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    /** For programs, and for whoever wants it exactly. */
    static String exactly(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** For people whose browser runs no script. */
    static String inWords(Instant at) {
        return WORDS.format(at);
    }
}
