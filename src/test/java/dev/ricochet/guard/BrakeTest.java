package dev.ricochet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.outbox.BrakeState;
import dev.ricochet.outbox.HardBounce;
import dev.ricochet.outbox.HardBounce.Stage;
import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BrakeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String RULE = "smtp-user-unknown";

    @Test
    void a_company_whose_people_are_all_gone_is_held() {
        Brake.Judgement judgement = brake(sent("example.org", 6)).judge(nothingYet(hards("example.org", 6, Stage.NEW)));
        assertThat(judgement.held()).hasSize(6);
        assertThat(judgement.begun().keySet()).extracting(BrakeCause::key).containsExactly("example.org " + RULE);
    }

    @Test
    void four_of_a_receiver_are_nothing_yet() {
        assertThat(brake(sent("example.org", 4))
                        .judge(nothingYet(hards("example.org", 4, Stage.NEW)))
                        .held())
                .isEmpty();
    }

    @Test
    void a_large_provider_with_as_many_dead_addresses_as_any_list_has_is_none() {
        assertThat(brake(sent("gmail.com", 1_200))
                        .judge(nothingYet(hards("gmail.com", 48, Stage.NEW)))
                        .held())
                .isEmpty();
    }

    @Test
    void all_its_host_names_are_one_receiver() {
        List<HardBounce> hards = both(hards("mail.example.org", 3, Stage.NEW), hards("example.org", 3, Stage.NEW));
        assertThat(brake(sent("example.org", 6)).judge(nothingYet(hards)).held())
                .hasSize(6);
    }

    @Test
    void somebody_who_bounces_again_and_again_is_one_person() {
        List<HardBounce> hards = IntStream.range(0, 9)
                .mapToObj(_ -> hard("alice@example.org", Stage.NEW, NOON))
                .toList();
        assertThat(brake(sent("example.org", 9)).judge(nothingYet(hards)).held())
                .isEmpty();
    }

    @Test
    void what_was_told_counts_and_cannot_be_held_and_what_waits_can() {
        List<HardBounce> hards = Stream.of(
                        hards("example.org", 3, Stage.PAST),
                        others("example.org", 2, Stage.WAITING),
                        more("example.org", 1, Stage.NEW))
                .flatMap(List::stream)
                .toList();
        assertThat(brake(sent("example.org", 6)).judge(nothingYet(hards)).held())
                .containsOnlyKeys(
                        hards.subList(3, 6).stream().map(HardBounce::event).toList());
    }

    @Test
    void words_that_no_rule_knows_need_less() {
        List<HardBounce> known = hards("example.org", 20, Stage.NEW);
        List<HardBounce> unknown = known.stream().map(BrakeTest::byCodesAlone).toList();
        Brake brake = brake(sent("example.org", 100));
        assertThat(brake.judge(nothingYet(known)).begun()).isEmpty();
        assertThat(brake.judge(nothingYet(unknown)).begun().values())
                .singleElement()
                .asString()
                .contains("words that no rule knows", "of 100 mails");
    }

    @Test
    void a_block_at_many_receivers_holds_everything() {
        List<HardBounce> hards = IntStream.range(0, 40)
                .mapToObj(i -> hard("person@company" + i + ".example", Stage.NEW, NOON))
                .toList();
        Brake.Judgement judgement = brake(sent("company.example", 100)).judge(nothingYet(hards));
        assertThat(judgement.begun()).containsOnlyKeys(BrakeCause.ALL);
        assertThat(judgement.held()).hasSize(40);
    }

    @Test
    void the_failure_of_one_receiver_holds_no_other() {
        List<HardBounce> hards = both(hards("example.org", 60, Stage.NEW), hards("gmail.com", 10, Stage.NEW));
        Brake brake = brake(sent("example.org", 60), sent("gmail.com", 500));
        assertThat(brake.judge(nothingYet(hards)).begun().keySet())
                .extracting(BrakeCause::key)
                .containsExactly("example.org " + RULE);
        assertThat(brake.judge(nothingYet(hards)).held()).hasSize(60);
    }

    @Test
    void what_fails_from_now_on_does_not_hide_behind_a_good_morning() {
        List<HardBounce> hards = hards("example.org", 12, Stage.NEW);
        Brake brake = brake(
                new Sendings.OfASlot(NOON.minus(Duration.ofHours(4)), "example.org", 300), sent("example.org", 12));
        assertThat(brake.judge(nothingYet(hards)).held()).hasSize(12);
    }

    @Test
    void a_cause_that_is_on_holds_the_next_one_and_one_that_was_let_go_holds_none() {
        List<HardBounce> one = hards("example.org", 1, Stage.NEW);
        Brake brake = brake(sent("example.org", 9));
        String cause = "example.org " + RULE;
        assertThat(brake.judge(new BrakeState(Set.of(cause), Set.of(), one)).held())
                .hasSize(1);
        assertThat(brake.judge(new BrakeState(Set.of("all"), Set.of(), one)).held())
                .containsValue(BrakeCause.ALL);
        assertThat(brake.judge(new BrakeState(Set.of(), Set.of(cause), hards("example.org", 9, Stage.NEW)))
                        .held())
                .isEmpty();
    }

    @Test
    void the_first_of_a_day_are_told_at_once_and_further_ones_later() {
        List<HardBounce> hards = hards("gmail.com", 10, Stage.NEW);
        assertThat(brake(sent("gmail.com", 1_000)).judge(nothingYet(hards)).later())
                .hasSize(10 - Brake.FIRST_OF_A_CAUSE);
    }

    @Test
    void whose_report_comes_later_is_none_of_the_first_though_its_mail_was_sent_earlier() {
        List<HardBounce> before = IntStream.range(0, 4)
                .mapToObj(i -> hard("early" + i + "@gmail.com", Stage.PAST, NOON.plusSeconds(i)))
                .toList();
        HardBounce late = hard("late@gmail.com", Stage.NEW, NOON.minusSeconds(1));
        assertThat(brake(sent("gmail.com", 1_000))
                        .judge(nothingYet(both(before, List.of(late))))
                        .later())
                .containsExactly(late.event());
    }

    @Test
    void nobodys_address_is_in_the_words() {
        HardBounce last = hards("example.org", 1, Stage.NEW).getFirst();
        List<HardBounce> hards = new ArrayList<>(others("example.org", 7, Stage.NEW));
        hards.add(new HardBounce(
                new UUID(-1, -1),
                last.recipient(),
                last.rule(),
                false,
                "550 5.1.1 <alice@example.org>: unknown",
                Optional.empty(),
                NOON,
                Stage.NEW,
                Optional.empty()));
        assertThat(brake(sent("example.org", 8))
                        .judge(nothingYet(hards))
                        .begun()
                        .values())
                .allSatisfy(words -> assertThat(words).doesNotContain("@").contains("unknown"));
    }

    private static Brake brake(Sendings.OfASlot... slots) {
        return new Brake(new Sendings(Arrays.asList(slots)));
    }

    private static Sendings.OfASlot sent(String receiver, long mails) {
        return new Sendings.OfASlot(NOON, receiver, mails);
    }

    private static BrakeState nothingYet(List<HardBounce> hards) {
        return new BrakeState(Set.of(), Set.of(), hards);
    }

    private static List<HardBounce> both(List<HardBounce> one, List<HardBounce> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static List<HardBounce> hards(String domain, int count, Stage stage) {
        return named("a", domain, count, stage);
    }

    private static List<HardBounce> others(String domain, int count, Stage stage) {
        return named("b", domain, count, stage);
    }

    private static List<HardBounce> more(String domain, int count, Stage stage) {
        return named("c", domain, count, stage);
    }

    private static List<HardBounce> named(String name, String domain, int count, Stage stage) {
        return IntStream.range(0, count)
                .mapToObj(i -> hard(name + i + "@" + domain, stage, NOON))
                .toList();
    }

    private static HardBounce hard(String recipient, Stage stage, Instant at) {
        return new HardBounce(
                UUID.randomUUID(),
                EmailAddress.parse(recipient).orElseThrow(),
                RULE,
                false,
                "550 5.1.1 User unknown",
                Optional.empty(),
                at,
                stage,
                Optional.empty());
    }

    private static HardBounce byCodesAlone(HardBounce hard) {
        return new HardBounce(
                hard.event(),
                hard.recipient(),
                hard.rule(),
                true,
                hard.evidence(),
                hard.original(),
                hard.at(),
                hard.stage(),
                hard.heldFor());
    }
}
