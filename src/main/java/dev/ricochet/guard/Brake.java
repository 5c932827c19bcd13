package dev.ricochet.guard;

import dev.ricochet.outbox.BrakeState;
import dev.ricochet.outbox.HardBounce;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Judges whether first hard bounces are more than an ordinary campaign makes: of all that was sent, or at one receiver by one
 * rule. A bounce counts when its mail was sent, so that reports that come late or are read late are set against the mails they
 * are about. Pure.
 *
 * @param sent what was sent meanwhile
 */
public record Brake(Sendings sent) {
    /** What belongs together. */
    public static final Duration DAY = Duration.ofHours(24);

    /** What fails now must not hide behind what went well this morning, or until a moment ago. */
    private static final List<Duration> WINDOWS = List.of(DAY, Duration.ofHours(1), Duration.ofMinutes(10));

    /**
     * How long a hard bounce waits to be told when it is not one of the first of a day, so that the brake can still take it
     * back. In this time a failure has to show itself.
     */
    public static final Duration PROBATION = Duration.ofHours(1);

    /** So many of a day are told at once. */
    static final int FIRST_OF_ALL = 15;

    /** And so many of one receiver by one rule. */
    static final int FIRST_OF_A_CAUSE = 4;

    private static final Proportion OF_ALL = new Proportion(20, 0.05);

    // of the addresses at one company, many may have left; but a company of which all have left is looked at by a
    // person
    private static final Proportion OF_A_RECEIVER = new Proportion(4, 0.20);

    /** Where no rule knows the words, and the codes alone say hard, less is needed. */
    private static final Proportion BY_CODES_ALONE = new Proportion(4, 0.05);

    /**
     * What is still ordinary.
     *
     * @param always so many are, whatever was sent
     * @param share of what was sent; chance makes more of it now and then, hardly ever by three standard deviations
     */
    record Proportion(int always, double share) {
        boolean isExceededBy(int bounces, long sent) {
            double expected = share * sent;
            return bounces > always && bounces > expected + 3 * Math.sqrt(expected);
        }
    }

    /**
     * What is to be done.
     *
     * @param begun the causes for which the brake is put on, each with how it came
     * @param held for which cause an event is held
     * @param later events that are told after {@link #PROBATION}
     */
    public record Judgement(Map<BrakeCause, String> begun, Map<UUID, BrakeCause> held, List<UUID> later) {}

    public Judgement judge(BrakeState state) {
        List<HardBounce> inOrder = state.hards().stream()
                .sorted(Comparator.comparing(HardBounce::at).thenComparing(HardBounce::event))
                .toList();
        Map<BrakeCause, String> begun = new LinkedHashMap<>();
        Map<UUID, BrakeCause> held = new HashMap<>();
        Map<BrakeCause, List<HardBounce>> causes = new LinkedHashMap<>();
        inOrder.forEach(hard -> causes.computeIfAbsent(BrakeCause.of(hard), _ -> new ArrayList<>())
                .add(hard));
        causes.forEach((cause, hards) -> judge(cause, hards, state, begun, held));
        List<HardBounce> rest = notExplained(inOrder, held);
        judge(BrakeCause.ALL, rest, state, begun, held);
        return new Judgement(begun, held, later(inOrder, held));
    }

    /** What the failure of one receiver explains does not speak against all others; of two, it does. */
    private static List<HardBounce> notExplained(List<HardBounce> hards, Map<UUID, BrakeCause> held) {
        Set<String> failing = new HashSet<>();
        hards.forEach(hard -> heldFor(hard, held).ifPresent(failing::add));
        failing.remove(BrakeCause.ALL.key());
        return failing.size() > 1
                ? hards
                : hards.stream()
                        .filter(hard ->
                                heldFor(hard, held).filter(failing::contains).isEmpty())
                        .toList();
    }

    private static Optional<String> heldFor(HardBounce hard, Map<UUID, BrakeCause> held) {
        return Optional.ofNullable(held.get(hard.event())).map(BrakeCause::key).or(hard::heldFor);
    }

    private void judge(
            BrakeCause cause,
            List<HardBounce> hards,
            BrakeState state,
            Map<BrakeCause, String> begun,
            Map<UUID, BrakeCause> held) {
        if (state.on().contains(cause.key())) {
            hold(cause, hards, Instant.MIN, held);
        } else if (!state.free().contains(cause.key()) && !state.on().contains(BrakeCause.ALL.key())) {
            excess(cause, hards).ifPresent(excess -> {
                hold(cause, hards, excess.after(), held);
                begun.put(cause, words(cause, excess, hards.getLast()));
            });
        }
    }

    private static void hold(BrakeCause cause, List<HardBounce> hards, Instant after, Map<UUID, BrakeCause> held) {
        hards.stream()
                .filter(hard -> hard.stage().isOurs() && hard.at().isAfter(after))
                .forEach(hard -> held.putIfAbsent(hard.event(), cause));
    }

    /** @param after what arrived later is held */
    private record Excess(Instant after, int people, long sent) {}

    private Optional<Excess> excess(BrakeCause cause, List<HardBounce> hards) {
        return WINDOWS.stream()
                .flatMap(length -> excess(cause, hards, length).stream())
                .min(Comparator.comparing(Excess::after));
    }

    /** The first window of this length that holds too much, with the figures of the last. */
    private Optional<Excess> excess(BrakeCause cause, List<HardBounce> hards, Duration length) {
        Proportion ordinary = proportion(cause);
        Optional<Excess> excess = Optional.empty();
        Deque<HardBounce> window = new ArrayDeque<>();
        Map<String, Integer> people = new HashMap<>();
        for (HardBounce hard : hards) {
            window.addLast(hard);
            people.merge(hard.recipient().key(), 1, Integer::sum);
            Instant after = hard.at().minus(length);
            while (!window.getFirst().at().isAfter(after)) {
                people.computeIfPresent(
                        window.removeFirst().recipient().key(), (_, times) -> times == 1 ? null : times - 1);
            }
            long mails = sent.between(after, hard.at(), cause.receiver());
            if (ordinary.isExceededBy(people.size(), mails)
                    && window.stream().anyMatch(one -> one.stage().isOurs())) {
                excess = Optional.of(new Excess(excess.map(Excess::after).orElse(after), people.size(), mails));
            }
        }
        return excess;
    }

    private static Proportion proportion(BrakeCause cause) {
        if (cause.receiver().isEmpty()) {
            return OF_ALL;
        }
        return cause.byCodesAlone() ? BY_CODES_ALONE : OF_A_RECEIVER;
    }

    private static String words(BrakeCause cause, Excess excess, HardBounce last) {
        return "%d people bounced hard for the first time%s, of %d mails sent; the last answer: %s"
                .formatted(excess.people(), cause.inWords(), excess.sent(), Quoted.of(last.evidence()));
    }

    /** Those that are not among the first of their day, in the order in which they were kept. */
    private static List<UUID> later(List<HardBounce> hards, Map<UUID, BrakeCause> held) {
        List<HardBounce> before = new ArrayList<>(hards.stream()
                .filter(hard -> hard.stage() != HardBounce.Stage.NEW)
                .toList());
        List<UUID> later = new ArrayList<>();
        for (HardBounce hard : hards) {
            if (hard.stage() == HardBounce.Stage.NEW && !held.containsKey(hard.event())) {
                if (!isAmongTheFirst(hard, before)) {
                    later.add(hard.event());
                }
                before.add(hard);
            }
        }
        return later;
    }

    // asked of few: where there are more than a handful, the answer comes soon
    private static boolean isAmongTheFirst(HardBounce hard, List<HardBounce> before) {
        BrakeCause cause = BrakeCause.of(hard);
        int ofAll = 0;
        int ofCause = 0;
        for (HardBounce other : before) {
            if (Duration.between(other.at(), hard.at()).abs().compareTo(DAY) < 0) {
                ofAll++;
                ofCause += BrakeCause.of(other).equals(cause) ? 1 : 0;
                if (ofAll >= FIRST_OF_ALL || ofCause >= FIRST_OF_A_CAUSE) {
                    return false;
                }
            }
        }
        return true;
    }
}
