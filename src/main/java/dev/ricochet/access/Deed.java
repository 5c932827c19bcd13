package dev.ricochet.access;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody did. It holds no secret and nobody's address.
 *
 * @param what the operation: {@code token.create}
 * @param object what it was done to, by its id
 * @param account whose it is; empty for what belongs to no account
 * @param fields the names of what changed
 * @param people of how many it decided
 */
public record Deed(
        String what, Optional<String> object, Optional<UUID> account, List<String> fields, Optional<Long> people) {

    /** Done to one thing. */
    public static Deed to(String what, String object) {
        return new Deed(what, Optional.of(object), Optional.empty(), List.of(), Optional.empty());
    }

    /** Done to something of an account. */
    public Deed of(UUID whose) {
        return new Deed(what, object, Optional.of(whose), fields, people);
    }

    public Deed changing(List<String> names) {
        return new Deed(what, object, account, List.copyOf(names), people);
    }

    public Deed concerning(long count) {
        return new Deed(what, object, account, fields, Optional.of(count));
    }
}
