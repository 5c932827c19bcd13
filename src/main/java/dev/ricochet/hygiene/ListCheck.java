package dev.ricochet.hygiene;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks a list of addresses through. Nothing is sent, and nothing is kept of it. */
@ApplicationScoped
public class ListCheck {
    /** People whom the database is asked about at once. */
    private static final int AT_ONCE = 2_000;

    private final KnownPeople known;
    private final TypingErrors errors;

    ListCheck(KnownPeople known, TypingErrors errors) {
        this.known = known;
        this.errors = errors;
    }

    /**
     * What is most important of each address of which something is known, in the order of the list.
     *
     * @param accounts whose bounces count; empty means all
     */
    public List<Finding> check(Collection<EmailAddress> list, Optional<Set<UUID>> accounts) {
        Map<String, Finding> worst = new HashMap<>();
        Map<String, EmailAddress> part = new LinkedHashMap<>();
        for (EmailAddress address : list) {
            errors.meant(address).ifPresent(meant -> worst.put(address.key(), new Finding.Mistyped(address, meant)));
            part.put(address.key(), address);
            if (part.size() == AT_ONCE) {
                keepWorst(known.of(part, accounts), worst);
                part.clear();
            }
        }
        keepWorst(known.of(part, accounts), worst);
        List<Finding> found = new ArrayList<>();
        list.forEach(address -> Optional.ofNullable(worst.remove(address.key())).ifPresent(found::add));
        return List.copyOf(found);
    }

    private static void keepWorst(List<Finding> found, Map<String, Finding> worst) {
        found.forEach(one ->
                worst.merge(one.address().key(), one, (before, now) -> weight(now) < weight(before) ? now : before));
    }

    private static int weight(Finding finding) {
        return switch (finding) {
            // whoever is dead may have been mistyped, and then the suggestion is worth more
            case Finding.Mistyped _ -> 0;
            case Finding.OptedOut _ -> 1;
            case Finding.Dead dead -> dead.certain() ? 2 : 3;
            case Finding.Repeating _ -> 4;
            case Finding.SentOn _ -> 5;
        };
    }
}
