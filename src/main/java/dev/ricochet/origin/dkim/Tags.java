package dev.ricochet.origin.dkim;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code v=1; d=example.org; h=from : to}: a list of tags (RFC 6376, 3.2). */
record Tags(Map<String, String> values) {
    private static final int MOST = 50;

    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** Seconds since 1970. */
    private static final Pattern TIME = Pattern.compile("\\d{1,11}");

    /** Empty where it is no such list, or names a tag twice. */
    static Optional<Tags> in(String text) {
        String[] tags = text.split(";", MOST + 1);
        if (tags.length > MOST) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            boolean isLast = tag.isBlank();
            if (!isLast
                    && (equals <= 0
                            || values.put(
                                            tag.substring(0, equals).strip(),
                                            tag.substring(equals + 1).strip())
                                    != null)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Tags(Map.copyOf(values)));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Without any blanks in it; empty where it is not there. */
    String get(String name) {
        return BLANK.matcher(values.getOrDefault(name, "")).replaceAll("");
    }

    /** The same in lower case, or what holds without it. */
    String word(String name, String otherwise) {
        return has(name) ? get(name).toLowerCase(Locale.ROOT) : otherwise;
    }

    /** What colons part, in lower case. */
    List<String> words(String name, String otherwise) {
        return Arrays.asList(word(name, otherwise).split(":", -1));
    }

    /** Whether there is no time of this name, or one that can be read. */
    boolean isTimely(String name) {
        return !has(name) || TIME.matcher(get(name)).matches();
    }

    Optional<Instant> time(String name) {
        return has(name) ? Optional.of(Instant.ofEpochSecond(Long.parseLong(get(name)))) : Optional.empty();
    }
}
