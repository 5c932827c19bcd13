package dev.ricochet.web;

import dev.ricochet.web.problem.Flaw;
import dev.ricochet.web.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where in a list a part ended: the keys of its last row. Opaque to whoever gets it, and checked when it comes back. */
public record PageMark(List<String> keys) {
    private static final int LONGEST = 400;

    public static PageMark of(Object... keys) {
        return new PageMark(Arrays.stream(keys).map(Object::toString).toList());
    }

    /** What was given as {@code after}; refused where it is no mark of this list. */
    public static <K> Optional<K> read(@Nullable String after, Function<List<String>, K> keys) {
        if (after == null) {
            return Optional.empty();
        }
        try {
            if (after.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            String text = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            return Optional.of(keys.apply(List.of(text.split("\n", -1))));
        } catch (RuntimeException e) {
            throw Refusal.invalid(Flaw.of("after", "must be the value of next of an earlier answer"));
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
    }
}
