package dev.ricochet.callback;

import static java.util.stream.Collectors.groupingBy;

import dev.ricochet.outbox.Event;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which events of a batch the receiver took, where it took some.
 *
 * @param rejected not taken, and why
 * @param unclear taken or not: the answer does not say
 */
public record Reconciled(Map<UUID, String> rejected, Set<UUID> unclear) {

    static Reconciled of(Answer.PartlyAccepted answer, List<Event> inOrder) {
        Matching matching = new Matching(inOrder);
        if (inOrder.size() == 1) {
            // who else?
            matching.rejected.put(
                    inOrder.getFirst().id(),
                    answer.rejected().stream().map(Rejected::words).findFirst().orElse(answer.words()));
            return matching.end(true);
        }
        matching.byAddress(answer.rejected());
        matching.byIndex(answer.rejected());
        return matching.end(answer.complete());
    }

    private static final class Matching {
        private final List<Event> inOrder;
        private final Map<String, List<Event>> byPerson;
        private final Map<UUID, String> rejected = new HashMap<>();
        private final Set<UUID> unclear = new HashSet<>();
        private boolean complete = true;

        Matching(List<Event> inOrder) {
            this.inOrder = inOrder;
            this.byPerson = inOrder.stream()
                    .collect(groupingBy(event -> event.recipient().key()));
        }

        void byAddress(List<Rejected> all) {
            Map<String, List<Rejected>> named = all.stream()
                    .filter(one -> one.address().isPresent())
                    .collect(groupingBy(one -> keyOf(one.address().get())));
            named.forEach((person, of) -> {
                List<Event> events = byPerson.getOrDefault(person, List.of());
                if (events.isEmpty()) {
                    complete = false;
                } else if (of.size() >= events.size()) {
                    events.forEach(
                            event -> rejected.put(event.id(), of.getFirst().words()));
                } else {
                    events.forEach(event -> unclear.add(event.id()));
                }
            });
        }

        void byIndex(List<Rejected> all) {
            List<Rejected> counted =
                    all.stream().filter(one -> one.address().isEmpty()).toList();
            boolean fromZero = counted.stream().anyMatch(one -> one.index().equals(Optional.of(0)));
            boolean fromOne = counted.stream().anyMatch(one -> one.index().equals(Optional.of(inOrder.size())));
            for (Rejected one : counted) {
                if (one.index().isEmpty() || fromZero && fromOne) {
                    complete = false;
                } else if (fromZero || fromOne) {
                    reject(one.index().get() - (fromOne ? 1 : 0), one.words());
                } else {
                    // where nothing says from where it counts, it is one of two
                    Stream.of(one.index().get() - 1, one.index().get()).forEach(this::doubt);
                }
            }
        }

        private void reject(int place, String words) {
            if (place < 0 || place >= inOrder.size()) {
                complete = false;
            } else {
                rejected.put(inOrder.get(place).id(), words);
            }
        }

        private void doubt(int place) {
            if (place < 0 || place >= inOrder.size()) {
                complete = false;
            } else {
                unclear.add(inOrder.get(place).id());
            }
        }

        Reconciled end(boolean nothingMissing) {
            if (!complete || !nothingMissing) {
                inOrder.forEach(event -> unclear.add(event.id()));
            }
            unclear.removeAll(rejected.keySet());
            return new Reconciled(Map.copyOf(rejected), Set.copyOf(unclear));
        }

        private static String keyOf(String address) {
            return EmailAddress.parse(address.strip()).map(EmailAddress::key).orElse("");
        }
    }
}
