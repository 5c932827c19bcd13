package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.callback.Answer;
import dev.ricochet.outbox.Rest;
import dev.ricochet.outbox.RetryPolicy;
import dev.ricochet.outbox.Sample;
import dev.ricochet.outbox.Settlement;
import dev.ricochet.outbox.Telling;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsequenceTest {
    private static final RetryPolicy RETRIES = new RetryPolicy(Duration.ofMinutes(10), Duration.ofDays(14));
    private static final Telling FRESH =
            new Telling(Sample.ofNewAccount().events(1).getFirst(), 0, Duration.ZERO);
    private static final Telling TIRED =
            new Telling(Sample.ofNewAccount().events(1).getFirst(), 9, Duration.ofDays(15));

    @Test
    void an_accepted_batch_is_told() {
        assertThat(settled(new Answer.Accepted())).isEqualTo(new Settlement.Told());
        assertThat(of(new Answer.Accepted(), 3).rest()).isEmpty();
    }

    @Test
    void a_failure_that_passes_is_tried_again_or_given_up_each_event_for_itself() {
        Consequence consequence = of(new Answer.TryLater(Optional.empty(), "503"), 0);
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.RetryIn(Duration.ofMinutes(10), "503"));
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.Dead("503"));
        assertThat(consequence.rest()).isEmpty();
    }

    @Test
    void a_receiver_that_asks_for_a_wait_is_left_alone_whole() {
        Consequence consequence = of(new Answer.TryLater(Optional.of(Duration.ofSeconds(5)), "429"), 0);
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.RetryIn(Duration.ofSeconds(5), "429"));
        assertThat(consequence.rest()).contains(new Rest(Rest.Why.ASKED, Duration.ofSeconds(5), "429"));
    }

    @Test
    void what_never_left_counts_against_nobody() {
        Consequence consequence = of(new Answer.NotSent("refused"), 2);
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.PutBack("refused"));
        assertThat(consequence.rest()).contains(new Rest(Rest.Why.UNREACHABLE, Duration.ofSeconds(20), "refused"));
    }

    @Test
    void a_callback_at_fault_rests_and_its_events_do_not_grow_older() {
        Consequence consequence = of(new Answer.CallbackAtFault("404"), 1);
        assertThat(consequence.each().apply(TIRED)).isEqualTo(new Settlement.PutBack("404"));
        assertThat(consequence.rest()).contains(new Rest(Rest.Why.AT_FAULT, Duration.ofMinutes(20), "404"));
    }

    @Test
    void a_refusal_is_passed_on() {
        assertThat(settled(new Answer.Refused("400"))).isEqualTo(new Settlement.Refused("400"));
    }

    @Test
    void who_falls_silent_is_tried_with_one_batch_at_a_time() {
        Consequence consequence = of(new Answer.Unknown("closed"), 1);
        assertThat(consequence.each().apply(FRESH)).isEqualTo(new Settlement.Unanswered("closed"));
        assertThat(consequence.rest()).contains(new Rest(Rest.Why.UNREACHABLE, Duration.ofSeconds(10), "closed"));
    }

    private static Settlement settled(Answer answer) {
        return of(answer, 0).each().apply(FRESH);
    }

    private static Consequence of(Answer answer, int rests) {
        return Consequence.of(answer, rests, RETRIES, 0);
    }
}
