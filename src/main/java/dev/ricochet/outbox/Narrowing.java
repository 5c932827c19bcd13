package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Events that a search can be about at most, where they are few. A planner does not know how few, and would rather walk all
 * that was ever kept in the order of the list.
 */
@ApplicationScoped
class Narrowing {
    private static final int FEW = 1_000;

    private static final List<String> ADDRESSES = List.of("recipient", "mailed", "failed");

    private final Session database;

    Narrowing(Session database) {
        this.database = database;
    }

    /** Empty where they are many, or nothing narrows them down. */
    Optional<Set<UUID>> of(Search search) {
        return search.person()
                .flatMap(this::ofPerson)
                .or(() -> search.domain()
                        .flatMap(domain -> few(
                                "function('split_part', lower(recipient), '@', -1) = :value",
                                domain.toLowerCase(Locale.ROOT))))
                .or(() -> search.reason().flatMap(reason -> few("reason = :value", reason)))
                .or(() -> search.kind().flatMap(kind -> few("kind = :value", kind)))
                .or(() -> search.accounts().flatMap(accounts -> few("account in :value", accounts)));
    }

    private Optional<Set<UUID>> ofPerson(EmailAddress person) {
        Set<UUID> all = new HashSet<>();
        for (String address : ADDRESSES) {
            Optional<Set<UUID>> found = few("lower(" + address + ") = :value", person.key());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(found.get());
        }
        return Optional.of(all);
    }

    private Optional<Set<UUID>> few(String condition, Object value) {
        List<UUID> found = database.createQuery("select id from EventRow where " + condition, UUID.class)
                .setParameter("value", value)
                .setMaxResults(FEW + 1)
                .getResultList();
        return found.size() > FEW ? Optional.empty() : Optional.of(Set.copyOf(found));
    }
}
