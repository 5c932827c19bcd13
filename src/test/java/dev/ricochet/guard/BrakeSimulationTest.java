package dev.ricochet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.guard.Campaign.Bounce;
import dev.ricochet.guard.Campaign.Failure;
import dev.ricochet.outbox.BrakeState;
import dev.ricochet.outbox.HardBounce;
import dev.ricochet.outbox.HardBounce.Stage;
import dev.ricochet.vocabulary.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Thirty campaigns of each kind, read as an inbox is read and told as the outbox tells. */
class BrakeSimulationTest {
    private static final int CAMPAIGNS = Integer.getInteger("ricochet.campaigns", 30);
    private static final int MOST_TOLD = 20;

    /**
     * What became of a campaign.
     *
     * @param toldFalsely of people who are there
     * @param late of those told, how many waited first
     */
    private record Outcome(Set<String> brakes, long told, long toldFalsely, long held, long late) {}

    @Test
    void no_ordinary_campaign_meets_the_brake() {
        List<Outcome> outcomes = play(Failure.NONE);
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.brakes()).isEmpty();
            assertThat(outcome.held()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void of_a_mass_failure_few_are_told(Failure failure) {
        List<Outcome> outcomes = play(failure);
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.toldFalsely()).isLessThanOrEqualTo(MOST_TOLD);
        });
    }

    private static List<Outcome> play(Failure failure) {
        System.out.println(
                failure + ": quality, mails, hours a day, hard, of them falsely | told, falsely, late, held | brake");
        return LongStream.range(0, CAMPAIGNS)
                .mapToObj(seed -> {
                    Campaign campaign =
                            new Campaign(0x9E3779B97F4A7C15L * (1_000 * failure.ordinal() + seed + 1), failure);
                    Outcome outcome = new Run(campaign, seed).play();
                    System.out.printf(
                            "%4.2f %% %6d %5.1f %5d %5d | %5d %3d %4d %5d | %s%n",
                            campaign.quality * 100,
                            campaign.mails.size(),
                            campaign.length.toMinutes() / 60.0,
                            campaign.bounces.size(),
                            campaign.bounces.stream().filter(Bounce::falsely).count(),
                            outcome.told(),
                            outcome.toldFalsely(),
                            outcome.late(),
                            outcome.held(),
                            outcome.brakes().stream().limit(3).toList());
                    return outcome;
                })
                .toList();
    }

    /** The inbox and the outbox of one campaign, without a database. */
    private static final class Run {
        private final Campaign campaign;
        private final Random random;
        private final Map<UUID, Bounce> bounces = new HashMap<>();
        private final Map<UUID, HardBounce> kept = new HashMap<>();
        private final Map<UUID, Instant> due = new HashMap<>();
        private final Set<UUID> late = new HashSet<>();
        private final Set<String> on = new HashSet<>();
        private final NavigableMap<Instant, Map<String, Long>> volumes = new TreeMap<>();
        private int sent;

        Run(Campaign campaign, long seed) {
            this.campaign = campaign;
            this.random = new Random(seed);
        }

        Outcome play() {
            Instant now = campaign.mails.getFirst().at();
            int next = 0;
            // pushed, polled now and then, or away for hours
            Duration pause = Duration.ofSeconds(1 + random.nextInt(600));
            while (next < campaign.bounces.size()) {
                now = now.plus(random.nextInt(500) == 0 ? Duration.ofHours(6) : pause);
                tell(now);
                gather(now);
                List<HardBounce> batch = new ArrayList<>();
                while (next < campaign.bounces.size()
                        && !campaign.bounces.get(next).at().isAfter(now)) {
                    batch.add(hard(campaign.bounces.get(next++), next));
                    if (batch.size() == 500) {
                        judge(batch, now);
                        batch.clear();
                    }
                }
                judge(batch, now);
            }
            tell(Instant.MAX);
            return outcome();
        }

        private void gather(Instant now) {
            while (sent < campaign.mails.size()
                    && !campaign.mails.get(sent).at().isAfter(now)) {
                Campaign.Mail mail = campaign.mails.get(sent++);
                volumes.computeIfAbsent(
                                Instant.ofEpochSecond(mail.at().getEpochSecond() / 600 * 600), _ -> new HashMap<>())
                        .merge(mail.to().domain(), 1L, Long::sum);
            }
        }

        private HardBounce hard(Bounce bounce, int number) {
            UUID id = UUID.nameUUIDFromBytes(("bounce " + number).getBytes(StandardCharsets.UTF_8));
            bounces.put(id, bounce);
            return new HardBounce(
                    id,
                    EmailAddress.parse(bounce.person() + "@" + bounce.from().domain())
                            .orElseThrow(),
                    bounce.from().byCodesAlone() ? "status-no-such-user" : "smtp-user-unknown",
                    bounce.from().byCodesAlone(),
                    "550 5.1.1 User unknown",
                    Optional.empty(),
                    bounce.sent(),
                    Stage.NEW,
                    Optional.empty());
        }

        private void judge(List<HardBounce> batch, Instant now) {
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(hard -> {
                kept.put(hard.event(), hard);
                due.put(hard.event(), now);
            });
            Instant after = batch.stream()
                    .map(HardBounce::at)
                    .min(Comparator.naturalOrder())
                    .orElseThrow()
                    .minus(Brake.DAY);
            List<HardBounce> looked = kept.values().stream()
                    .filter(hard -> hard.at().isAfter(after))
                    .toList();
            List<Sendings.OfASlot> slots = new ArrayList<>();
            volumes.tailMap(after.minus(Brake.DAY))
                    .forEach((slot, of) ->
                            of.forEach((receiver, mails) -> slots.add(new Sendings.OfASlot(slot, receiver, mails))));
            Brake.Judgement judgement =
                    new Brake(new Sendings(slots)).judge(new BrakeState(Set.copyOf(on), Set.of(), looked));
            judgement.begun().keySet().forEach(cause -> on.add(cause.key()));
            judgement.held().forEach((event, cause) -> {
                as(event, Stage.PAST, Optional.of(cause.key()));
                due.remove(event);
            });
            judgement.later().forEach(event -> {
                due.put(event, now.plus(Brake.PROBATION));
                late.add(event);
            });
            batch.stream()
                    .map(HardBounce::event)
                    .filter(due::containsKey)
                    .forEach(event -> as(event, Stage.WAITING, Optional.empty()));
        }

        private void tell(Instant now) {
            List<UUID> told = due.entrySet().stream()
                    .filter(one -> !one.getValue().isAfter(now))
                    .map(Map.Entry::getKey)
                    .toList();
            told.forEach(event -> {
                due.remove(event);
                as(event, Stage.PAST, Optional.empty());
            });
        }

        private void as(UUID event, Stage stage, Optional<String> heldFor) {
            kept.computeIfPresent(
                    event,
                    (_, hard) -> new HardBounce(
                            hard.event(),
                            hard.recipient(),
                            hard.rule(),
                            hard.byCodesAlone(),
                            hard.evidence(),
                            hard.original(),
                            hard.at(),
                            stage,
                            heldFor));
        }

        private Outcome outcome() {
            List<HardBounce> told = kept.values().stream()
                    .filter(hard -> hard.heldFor().isEmpty())
                    .toList();
            return new Outcome(
                    on,
                    told.size(),
                    told.stream()
                            .filter(hard -> bounces.get(hard.event()).falsely())
                            .count(),
                    kept.size() - told.size(),
                    told.stream().filter(hard -> late.contains(hard.event())).count());
        }
    }
}
