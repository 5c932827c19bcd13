package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Pile;
import dev.ricochet.outbox.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether events wait for a person who may not know of them. */
@ApplicationScoped
public class PileLookout implements Lookout {
    /** Forged reports come one by one, as spam does; so many are a proof that fails. */
    private static final int MANY_UNPROVEN = 20;

    private final Outbox outbox;

    PileLookout(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.DEAD_LETTERS, Condition.ANSWER_UNKNOWN, Condition.UNPROVEN);
    }

    @Override
    public List<Finding> look() {
        List<Pile> piles = outbox.piles();
        Stream<UUID> accounts = piles.stream().map(Pile::account).distinct();
        return accounts.flatMap(account -> Stream.of(
                        finding(account, piles, Condition.DEAD_LETTERS, pile -> pile.state() != State.HELD),
                        finding(
                                account,
                                piles,
                                Condition.ANSWER_UNKNOWN,
                                pile -> pile.isHeldFor(HoldCause.UNKNOWN_TWICE)
                                        || pile.isHeldFor(HoldCause.UNKNOWN_ONCE)
                                        || pile.isHeldFor(HoldCause.RESTORED)),
                        finding(
                                account,
                                piles,
                                Condition.UNPROVEN,
                                pile -> pile.isHeldFor(HoldCause.UNPROVEN) && pile.events() >= MANY_UNPROVEN)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Finding> finding(
            UUID account, List<Pile> piles, Condition condition, Predicate<Pile> which) {
        String words = piles.stream()
                .filter(pile -> pile.account().equals(account))
                .filter(which)
                .map(pile -> pile.events() + " " + pile.state().word()
                        + pile.cause().map(cause -> " (" + cause + ")").orElse(""))
                .sorted()
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(Finding.of(account, condition, "", words));
    }
}
