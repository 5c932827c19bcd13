package dev.ricochet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ricochet.command.answer.Explained;
import dev.ricochet.command.files.Place;
import dev.ricochet.origin.Provenance;
import dev.ricochet.report.Reading;
import dev.ricochet.understanding.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    private static final int MAILS = 5_000;
    private static final byte[] SMALL = new byte[100];

    private final List<Long> answered = new ArrayList<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Test
    void answers_in_the_order_in_which_mails_came_whoever_explains_them() {
        try (InOrder mails = new InOrder(this::explained, this::answer)) {
            for (long number = 1; number <= MAILS; number++) {
                mails.add(new Place("mbox", number), number % 1_000 == 0 ? new byte[1 << 20] : SMALL);
            }
            mails.finish();
        }
        assertThat(answered).isEqualTo(LongStream.rangeClosed(1, MAILS).boxed().toList());
    }

    @Test
    void explains_a_handful_without_another_thread() {
        try (InOrder mails = new InOrder(this::explained, this::answer)) {
            mails.add(new Place("mbox", 1), SMALL);
            mails.add(new Place("mbox", 2), SMALL);
            mails.finish();
        }
        assertThat(answered).containsExactly(1L, 2L);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void holds_few_mails_while_it_goes_on() {
        try (InOrder mails = new InOrder(this::explained, this::answer)) {
            for (long number = 1; number <= MAILS; number++) {
                mails.add(new Place("mbox", number), SMALL);
                assertThat(number - answered.size()).isLessThan(1_100);
            }
        }
    }

    @Test
    void a_fault_is_not_lost_on_another_thread() {
        try (InOrder mails = new InOrder(InOrderTest::fail, this::answer)) {
            assertThatThrownBy(() -> {
                        for (long number = 1; number <= MAILS; number++) {
                            mails.add(new Place("mbox", number), SMALL);
                        }
                        mails.finish();
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("mail 1000");
        }
    }

    private static Explained fail(Place place, byte[] mail) {
        if (place.number() == 1_000) {
            throw new IllegalArgumentException("mail " + place.number());
        }
        return nothing(place);
    }

    private Explained explained(Place place, byte[] mail) {
        threads.add(Thread.currentThread());
        return nothing(place);
    }

    private static Explained nothing(Place place) {
        return new Explained(
                place,
                new Understood(new Reading.Ordinary(), List.of(), Provenance.NONE, Optional.empty()),
                List.of(),
                true);
    }

    private void answer(Explained mail) {
        answered.add(mail.place().number());
    }
}
