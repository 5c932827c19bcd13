package dev.ricochet.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.egress.DnsRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private final Names names = new Names();
    private final Hands hands = new Hands();
    private final SigningKeys keys = new SigningKeys(names, hands);

    /** Records that stand in a test. */
    private static final class Names implements DnsRecords {
        private final List<String> asked = new ArrayList<>();
        private boolean silent;

        @Override
        public Answer mx(String name) {
            return new Answer.NotChecked("nobody asks for it");
        }

        @Override
        public Answer txt(String name) {
            asked.add(name);
            return silent ? new Answer.NotChecked("silence") : new Answer.Known(List.of("p=" + name));
        }
    }

    /** A clock that a test moves. */
    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-11-03T10:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.fixed(now).withZone(zone);
        }
    }

    @Test
    void a_key_is_asked_for_once_an_hour() {
        assertThat(keys.under(List.of("a"))).isEqualTo(Map.of("a", List.of("p=a")));
        assertThat(keys.under(List.of("a"))).isEqualTo(Map.of("a", List.of("p=a")));
        assertThat(names.asked).containsExactly("a");
        hands.now = hands.now.plus(Duration.ofMinutes(61));
        assertThat(keys.under(List.of("a"))).hasSize(1);
        assertThat(names.asked).containsExactly("a", "a");
    }

    @Test
    void whoever_makes_names_up_costs_a_few_look_ups_a_batch() {
        List<String> madeUp = List.of("a", "b", "c", "d", "e", "f", "g");
        assertThat(keys.under(madeUp)).hasSize(SigningKeys.MOST_LOOK_UPS);
        assertThat(names.asked).hasSize(SigningKeys.MOST_LOOK_UPS);
    }

    @Test
    void silence_is_not_remembered() {
        names.silent = true;
        assertThat(keys.under(List.of("a"))).isEmpty();
        names.silent = false;
        assertThat(keys.under(List.of("a"))).hasSize(1);
    }
}
