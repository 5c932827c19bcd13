package dev.ricochet.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Sample;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReconciledTest {
    private final Sample sample = Sample.ofNewAccount();
    private final List<Event> events = sample.events(5);

    @Test
    void an_address_that_is_named_is_of_the_event_about_it() {
        Reconciled reconciled = of(true, address("PERSON3@example.org"));
        assertThat(reconciled.rejected()).containsOnlyKeys(events.get(3).id());
        assertThat(reconciled.unclear()).isEmpty();
    }

    @Test
    void an_address_that_nobody_told_of_leaves_all_others_unclear() {
        Reconciled reconciled = of(true, address("person3@example.org"), address("stranger@example.org"));
        assertThat(reconciled.rejected()).containsOnlyKeys(events.get(3).id());
        assertThat(reconciled.unclear()).hasSize(4);
    }

    @Test
    void fewer_names_than_were_not_taken_leave_all_others_unclear() {
        Reconciled reconciled = of(false, address("person3@example.org"));
        assertThat(reconciled.rejected()).hasSize(1);
        assertThat(reconciled.unclear()).hasSize(4);
    }

    @Test
    void a_place_counts_from_where_the_others_show_it() {
        assertThat(of(true, index(0), index(2)).rejected())
                .containsOnlyKeys(events.get(0).id(), events.get(2).id());
        assertThat(of(true, index(5), index(2)).rejected())
                .containsOnlyKeys(events.get(4).id(), events.get(1).id());
    }

    @Test
    void a_place_that_may_count_from_0_or_from_1_leaves_two_events_unclear() {
        Reconciled reconciled = of(true, index(2));
        assertThat(reconciled.rejected()).isEmpty();
        assertThat(reconciled.unclear())
                .containsExactlyInAnyOrder(events.get(1).id(), events.get(2).id());
    }

    @Test
    void a_place_beyond_the_batch_or_none_at_all_leaves_all_unclear() {
        assertThat(of(true, index(6)).unclear()).hasSize(5);
        assertThat(of(true, index(-1)).unclear()).hasSize(5);
        assertThat(of(true, index(0), index(5)).unclear()).hasSize(5);
        assertThat(of(false).unclear()).hasSize(5);
    }

    @Test
    void one_of_two_events_about_a_person_is_either() {
        Event again = sample.event("again", "person3@example.org", Kind.SOFT_BOUNCE, Optional.empty());
        List<Event> both = Stream.concat(events.stream(), Stream.of(again)).toList();
        Reconciled reconciled =
                new Answer.PartlyAccepted(List.of(address("person3@example.org")), true, "").among(both);
        assertThat(reconciled.unclear()).containsExactlyInAnyOrder(events.get(3).id(), again.id());
    }

    @Test
    void alone_it_is_the_one() {
        Reconciled reconciled =
                new Answer.PartlyAccepted(List.of(), false, "HTTP 200 partial").among(events.subList(0, 1));
        assertThat(reconciled.rejected())
                .containsOnlyKeys(events.getFirst().id())
                .containsValue("HTTP 200 partial");
    }

    private Reconciled of(boolean complete, Rejected... rejected) {
        return new Answer.PartlyAccepted(List.of(rejected), complete, "HTTP 200").among(events);
    }

    private static Rejected address(String address) {
        return new Rejected(Optional.of(address), Optional.empty(), "invalid meta");
    }

    private static Rejected index(int index) {
        return new Rejected(Optional.empty(), Optional.of(index), "invalid meta");
    }
}
