package dev.ricochet.flow;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.ricochet.guard.Brake;
import dev.ricochet.guard.BrakeCause;
import dev.ricochet.guard.Sendings;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.mailbox.SentVolumes;
import dev.ricochet.outbox.BrakeState;
import dev.ricochet.outbox.Brakes;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HardBounce;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.vocabulary.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Puts the brake on where a batch brings more new hard bounces than an ordinary campaign makes: in the transaction that keeps
 * the batch, before anybody can claim it.
 */
@ApplicationScoped
public class Braking {
    private static final Logger LOG = Logger.getLogger(Braking.class);

    /** A bounce comes at most so long after its mail; what seems to come later is counted when it came. */
    private static final Duration LONGEST_ON_THE_WAY = Duration.ofDays(8);

    private final Outbox outbox;
    private final Brakes brakes;
    private final SentCopies copies;
    private final SentVolumes volumes;
    private final BrakeConfig config;

    Braking(Outbox outbox, Brakes brakes, SentCopies copies, SentVolumes volumes, BrakeConfig config) {
        this.outbox = outbox;
        this.brakes = brakes;
        this.copies = copies;
        this.volumes = volumes;
        this.config = config;
    }

    /** Judges what was just added, for an account that no other process adds to; what goes on may confirm what was held before. */
    void judge(UUID account, List<Outbox.Entry> entries) {
        List<Outbox.Entry> hards = entries.stream()
                .filter(entry -> entry.hold().isEmpty() && entry.event().kind() == Kind.HARD_BOUNCE)
                .toList();
        if (hards.isEmpty()) {
            return;
        }
        if (config.enabled()) {
            brake(account, hards.stream().map(Outbox.Entry::event).toList());
        }
        List<Event> proven = hards.stream()
                .filter(Outbox.Entry::proven)
                .map(Outbox.Entry::event)
                .toList();
        if (!proven.isEmpty()) {
            int _ = outbox.confirm(proven);
        }
    }

    private void brake(UUID account, List<Event> hards) {
        BrakeState state = look(account, hards);
        if (state.hards().stream().noneMatch(hard -> hard.stage() == HardBounce.Stage.NEW)) {
            return;
        }
        Instant first = state.hards().stream()
                .map(HardBounce::at)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = state.hards().stream()
                .map(HardBounce::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        act(account, new Brake(sendings(account, first.minus(Brake.DAY), last)).judge(state));
    }

    /** All that may share a day with one of these. */
    private BrakeState look(UUID account, List<Event> hards) {
        Map<MessageId, Instant> sent = copies.times(
                account,
                hards.stream().flatMap(event -> event.original().stream()).collect(toSet()));
        Instant first = hards.stream()
                .map(event -> at(event.arrivedAt(), event.original(), sent))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = hards.stream()
                .map(Event::arrivedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        BrakeState state = brakes.look(account, first.minus(Brake.DAY), last, BrakeCause.ALL.key());
        Map<MessageId, Instant> all = copies.times(
                account,
                state.hards().stream().flatMap(hard -> hard.original().stream()).collect(toSet()));
        return new BrakeState(
                state.on(),
                state.free(),
                state.hards().stream()
                        .map(hard -> hard.sentAt(at(hard.at(), hard.original(), all)))
                        .toList());
    }

    private static Instant at(Instant arrived, Optional<MessageId> original, Map<MessageId, Instant> sent) {
        return original.map(sent::get)
                .filter(time -> time.isBefore(arrived) && time.isAfter(arrived.minus(LONGEST_ON_THE_WAY)))
                .orElse(arrived);
    }

    private Sendings sendings(UUID account, Instant from, Instant to) {
        return new Sendings(volumes.between(account, from, to).stream()
                .map(volume -> new Sendings.OfASlot(volume.slot(), volume.receiver(), volume.mails()))
                .toList());
    }

    private void act(UUID account, Brake.Judgement judgement) {
        Map<String, String> begun = judgement.begun().entrySet().stream()
                .collect(toMap(one -> one.getKey().key(), Map.Entry::getValue, (one, _) -> one));
        Map<UUID, String> held = judgement.held().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, one -> one.getValue().key()));
        Set<String> goingOn = new HashSet<>(held.values());
        goingOn.removeAll(begun.keySet());
        brakes.putOn(account, begun, goingOn, Brake.DAY);
        if (!held.isEmpty()) {
            int count = brakes.hold(account, held);
            LOG.warnf("account %s: the brake holds %d hard bounces", account, count);
        }
        if (!judgement.later().isEmpty()) {
            brakes.delay(account, judgement.later(), Brake.PROBATION);
        }
    }
}
