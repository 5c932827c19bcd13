package dev.ricochet.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a long list.
 *
 * @param next to be given as {@code after} for the next part; absent at the end
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    public static final int MOST = 200;

    /**
     * Of what was found.
     *
     * @param found one more than the page takes, if there are so many
     * @param mark where the next part begins, made of the last that is shown
     */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, T> shown, Function<R, PageMark> mark) {
        List<R> here = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(
                here.stream().map(shown).toList(),
                found.size() > limit ? mark.apply(here.getLast()).toString() : null);
    }
}
