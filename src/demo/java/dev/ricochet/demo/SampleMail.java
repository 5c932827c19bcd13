package dev.ricochet.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A mail of the demo with its blanks filled in: {@code {ago PT3H}} becomes the time three hours ago, {@code {ahead P2D}}
 * the time in two days, and {@code {start}} a word that is new at each start. Else a second start would bring mails that
 * are known already, and nothing would be told.
 */
final class SampleMail {
    private static final Pattern TIME = Pattern.compile("\\{(ago|ahead) (P\\w+)}");
    private static final DateTimeFormatter OF_MAIL = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SampleMail() {}

    /** The bytes to deliver; a mail without blanks stays as it is. */
    static byte[] filledIn(byte[] sample, Instant now) {
        String text = new String(sample, StandardCharsets.ISO_8859_1)
                .replace("{start}", Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
        String filled = TIME.matcher(text).replaceAll(blank -> {
            Duration distance = Duration.parse(blank.group(2));
            return OF_MAIL.format(blank.group(1).equals("ago") ? now.minus(distance) : now.plus(distance));
        });
        return filled.getBytes(StandardCharsets.ISO_8859_1);
    }
}
