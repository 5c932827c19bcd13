package dev.ricochet.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Sample;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CleverTapV1Test {
    private final Sample sample = Sample.ofNewAccount();

    @Test
    void both_kinds_go_in_one_body_with_times_in_seconds() {
        assertThat(body(
                        event("ann@example.com", Kind.SOFT_BOUNCE),
                        event("cat@example.com", Kind.HARD_BOUNCE),
                        event("bob@example.com", Kind.SOFT_BOUNCE)))
                .isEqualTo("[{\"event\":\"hardbounce\",\"data\":[{\"e\":\"cat@example.com\",\"ts\":1772359200}]},"
                        + "{\"event\":\"softbounce\",\"data\":[{\"e\":\"ann@example.com\",\"ts\":1772359200},"
                        + "{\"e\":\"bob@example.com\",\"ts\":1772359200}]}]");
    }

    @Test
    void a_kind_without_events_is_not_named() {
        assertThat(body(event("ann@example.com", Kind.UNSUBSCRIBE)))
                .isEqualTo("[{\"event\":\"unsubscribe\",\"data\":[{\"e\":\"ann@example.com\",\"ts\":1772359200}]}]");
    }

    @Test
    void no_address_leaves_its_string() {
        assertThat(body(event("\"a\\\"b\"@example.com", Kind.SOFT_BOUNCE)))
                .contains("{\"e\":\"\\\"a\\\\\\\"b\\\"@example.com\",");
        assertThat(body(event("jürgen@exämple.com", Kind.SOFT_BOUNCE))).contains("\"jürgen@exämple.com\"");
    }

    private Event event(String recipient, Kind kind) {
        return sample.event("one", recipient, kind, Optional.empty());
    }

    private static String body(Event... events) {
        return new String(new CleverTapV1().body(List.of(events)), StandardCharsets.UTF_8);
    }
}
