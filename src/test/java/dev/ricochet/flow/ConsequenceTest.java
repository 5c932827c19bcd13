package dev.ricochet.flow;

import static dev.ricochet.outbox.Rest.Why.AT_FAULT;
import static dev.ricochet.outbox.Rest.Why.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.callback.Answer;
import dev.ricochet.callback.Rejected;
import dev.ricochet.outbox.Batch;
import dev.ricochet.outbox.Conduct;
import dev.ricochet.outbox.Rest;
import dev.ricochet.outbox.RetryPolicy;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.Settlement;
import dev.ricochet.outbox.Telling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsequenceTest {
    private static final RetryPolicy RETRIES = new RetryPolicy(Duration.ofMinutes(10), Duration.ofDays(14));
    private static final Telling FRESH =
            new Telling(Sample.ofNewAccount().events(1).getFirst(), 0, Duration.ZERO, false);
    private static final Telling TIRED =
            new Telling(Sample.ofNewAccount().events(2).getLast(), 19, Duration.ofDays(15), false);

    @Test
    void an_accepted_batch_is_told() {
        assertThat(of(new Answer.Accepted(), Conduct.GOOD).each().apply(FRESH)).isEqualTo(new Settlement.Told());
        assertThat(of(new Answer.Accepted(), resting(AT_FAULT, 3)).rest()).isEmpty();
    }

    @Test
    void a_failure_that_passes_is_tried_again_or_given_up_each_event_for_itself() {
        Consequence consequence = of(new Answer.TryLater(Optional.empty(), "503"), Conduct.GOOD);
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.RetryIn(Duration.ofMinutes(10), "503"));
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.Dead("503"));
        assertThat(consequence.rest()).isEmpty();
    }

    @Test
    void who_fails_again_and_again_rests_and_nothing_dies_of_it() {
        for (Conduct conduct : List.of(new Conduct(Optional.empty(), 0, 2, 0), resting(AT_FAULT, 1))) {
            Consequence consequence = of(new Answer.TryLater(Optional.empty(), "503"), conduct);
            assertThat(consequence.each().apply(TIRED)).isInstanceOf(Settlement.Postponed.class);
            assertThat(consequence.rest())
                    .contains(new Rest(AT_FAULT, Duration.ofMinutes(10L << conduct.rests()), "503"));
        }
    }

    @Test
    void a_receiver_that_asks_for_a_wait_is_left_alone_whole_and_its_events_do_not_grow_older() {
        Consequence consequence = of(new Answer.TryLater(Optional.of(Duration.ofSeconds(5)), "429"), Conduct.GOOD);
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.PutBack("429"));
        assertThat(consequence.rest()).contains(new Rest(Rest.Why.ASKED, Duration.ofSeconds(5), "429"));
    }

    @Test
    void what_never_left_counts_against_nobody() {
        Consequence consequence = of(new Answer.NotSent("refused"), resting(UNREACHABLE, 2));
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.PutBack("refused"));
        assertThat(consequence.rest()).contains(new Rest(UNREACHABLE, Duration.ofSeconds(20), "refused"));
    }

    @Test
    void rests_are_counted_for_what_they_are_for() {
        Consequence consequence = of(new Answer.CallbackAtFault("404"), resting(UNREACHABLE, 40));
        assertThat(consequence.rest()).contains(new Rest(AT_FAULT, Duration.ofMinutes(10), "404"));
    }

    @Test
    void a_callback_at_fault_rests_and_its_events_do_not_grow_older() {
        Consequence consequence = of(new Answer.CallbackAtFault("404"), resting(AT_FAULT, 1));
        assertThat(consequence.each().apply(TIRED)).isInstanceOf(Settlement.Postponed.class);
        assertThat(consequence.rest()).contains(new Rest(AT_FAULT, Duration.ofMinutes(20), "404"));
    }

    @Test
    void a_callback_that_is_gone_is_not_tried_again() {
        Consequence consequence = of(new Answer.Gone("410"), Conduct.GOOD);
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.PutBack("410"));
        assertThat(consequence.rest()).contains(new Rest(AT_FAULT, Rest.FOR_GOOD, "410"));
    }

    @Test
    void a_refusal_is_passed_on() {
        assertThat(settled(new Answer.Refused("400"))).isEqualTo(new Settlement.Refused("400"));
    }

    @Test
    void who_refuses_one_after_the_other_and_takes_none_is_doubted_and_not_the_events() {
        Consequence consequence = of(new Answer.Refused("400"), new Conduct(Optional.empty(), 0, 0, 4));
        assertThat(consequence.each().apply(FRESH)).isInstanceOf(Settlement.Postponed.class);
        assertThat(consequence.rest()).contains(new Rest(AT_FAULT, Duration.ofMinutes(10), "400"));
    }

    @Test
    void more_than_is_taken_at_once_is_less_the_next_time_and_one_alone_is_refused() {
        assertThat(settled(new Answer.TooMany("413"))).isEqualTo(new Settlement.Refused("413"));
        Batch two = batch(Conduct.GOOD, FRESH, TIRED);
        Consequence consequence = Consequence.of(new Answer.TooMany("413"), two, two.events(), RETRIES, 0);
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.TooMany("413"));
    }

    @Test
    void who_falls_silent_is_tried_with_one_event_at_a_time() {
        Consequence consequence = of(new Answer.Unknown("closed"), resting(UNREACHABLE, 1));
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.Unanswered("closed"));
        assertThat(consequence.rest()).contains(new Rest(UNREACHABLE, Duration.ofSeconds(10), "closed"));
    }

    @Test
    void of_a_batch_that_was_taken_in_part_each_event_goes_its_own_way() {
        Batch batch = batch(Conduct.GOOD, FRESH, TIRED);
        String poison = FRESH.event().recipient().toString();
        Answer answer = new Answer.PartlyAccepted(
                List.of(new Rejected(Optional.of(poison), Optional.empty(), "invalid meta")), true, "HTTP 200");
        Consequence consequence = Consequence.of(answer, batch, batch.events(), RETRIES, 0);
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.Rejected("invalid meta"));
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.Told());
    }

    private static Conduct resting(Rest.Why why, int times) {
        return new Conduct(Optional.of(why), times, 0, 0);
    }

    private static Settlement settled(Answer answer) {
        return of(answer, Conduct.GOOD).each().apply(FRESH);
    }

    private static Consequence of(Answer answer, Conduct conduct) {
        Batch batch = batch(conduct, FRESH);
        return Consequence.of(answer, batch, batch.events(), RETRIES, 0);
    }

    private static Batch batch(Conduct conduct, Telling... tellings) {
        return new Batch(UUID.randomUUID(), UUID.randomUUID(), Optional.empty(), List.of(tellings), conduct);
    }
}
