package dev.ricochet.origin.dkim;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** In which form fields are signed (RFC 6376, 3.4): what servers on the way may change of them without doing harm. */
enum Canonical {
    /** As they are written, to the last blank. */
    SIMPLE {
        @Override
        String of(String field) {
            return field.replace("\n", "\r\n");
        }
    },
    /** Unfolded, blanks made single, the name in lower case. */
    RELAXED {
        @Override
        String of(String field) {
            int colon = field.indexOf(':');
            String name = field.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String unfolded = field.substring(colon + 1).replace("\n", "");
            return name + ":" + BLANKS.matcher(unfolded).replaceAll(" ").strip();
        }
    };

    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    /** {@code c=relaxed/simple}: the form of the header, and behind it that of the body. */
    static Optional<Canonical> named(String form) {
        return switch (form.split("/", 2)[0]) {
            case "simple" -> Optional.of(SIMPLE);
            case "relaxed" -> Optional.of(RELAXED);
            default -> Optional.empty();
        };
    }

    /** @param field lines ended by LF, without the last one's end */
    abstract String of(String field);
}
