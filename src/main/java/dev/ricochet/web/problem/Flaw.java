package dev.ricochet.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * One part of a request that is wrong, and what it needs.
 *
 * @param pointer the place in the body (RFC 6901, as a fragment): {@code #/smtp/port}
 * @param parameter or the parameter of path, query or header
 * @param detail a sentence that goes on after its name: {@code must be a whole number}
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Flaw(@Nullable String pointer, @Nullable String parameter, String detail) {
    /** Of the body. */
    public static Flaw at(String pointer, String detail) {
        return new Flaw(pointer, null, detail);
    }

    /** Of path, query or header. */
    public static Flaw of(String parameter, String detail) {
        return new Flaw(null, parameter, detail);
    }
}
