package dev.ricochet.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much was sent, by the ten minutes and receiver. */
public final class Sendings {
    private static final String ANY = "";
    private static final Duration SLOT = Duration.ofMinutes(10);

    /**
     * The mails of ten minutes.
     *
     * @param slot when they began
     * @param receiver empty where it is not known
     */
    public record OfASlot(Instant slot, String receiver, long mails) {}

    private final NavigableMap<Instant, Long> all = new TreeMap<>();
    private final Map<String, NavigableMap<Instant, Long>> byReceiver = new HashMap<>();

    public Sendings(Collection<OfASlot> slots) {
        for (OfASlot one : slots) {
            all.merge(one.slot(), one.mails(), Long::sum);
            byReceiver.computeIfAbsent(one.receiver(), _ -> new TreeMap<>()).merge(one.slot(), one.mails(), Long::sum);
        }
    }

    /** To one receiver, or to all; what went nobody knows where may have gone to each. */
    long between(Instant from, Instant to, Optional<String> receiver) {
        return receiver.map(one -> sum(byReceiver.get(one), from, to) + sum(byReceiver.get(ANY), from, to))
                .orElseGet(() -> sum(all, from, to));
    }

    private static long sum(@Nullable NavigableMap<Instant, Long> slots, Instant from, Instant to) {
        return slots == null || to.isBefore(from)
                ? 0
                : slots.subMap(from.minus(SLOT), false, to, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
    }
}
