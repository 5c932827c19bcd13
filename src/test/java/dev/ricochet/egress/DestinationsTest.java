package dev.ricochet.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("8.8.8.8");
    private static final InetAddress PRIVATE = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress METADATA = InetAddress.ofLiteral("169.254.169.254");

    @Test
    void a_destination_keeps_the_addresses_that_were_checked_and_the_name_for_the_certificate() throws Exception {
        Destination destination = destination("Mail.Example.org.", List.of(PUBLIC));

        assertThat(destination.host()).isEqualTo("mail.example.org");
        assertThat(destination.addresses()).containsExactly(PUBLIC);
    }

    @Test
    void of_several_addresses_only_those_that_may_be_connected_to_are_kept() throws Exception {
        assertThat(destination("mail.example.org", List.of(METADATA, PRIVATE, PUBLIC))
                        .addresses())
                .containsExactly(PUBLIC);
    }

    @Test
    void where_none_may_be_connected_to_the_first_says_why() {
        NotConnected failure = catchThrowableOfType(
                NotConnected.class, () -> destination("mail.example.org", List.of(METADATA, PRIVATE)));

        assertThat(failure.obstacle()).isEqualTo(new Obstacle.AddressRefused(METADATA, "a link-local address", false));
    }

    @Test
    void a_name_is_resolved_once_and_what_it_means_next_does_not_matter() throws Exception {
        Queue<List<InetAddress>> answers = new ArrayDeque<>(List.of(List.of(PUBLIC), List.of(PRIVATE)));
        Destinations destinations = new Destinations((_, _) -> answers.remove(), new EgressPolicy(List.of()));

        Destination destination = destinations.of("rebinding.example.net", 993, Purpose.IMAP, Duration.ofSeconds(1));

        assertThat(destination.addresses()).containsExactly(PUBLIC);
        assertThat(answers).hasSize(1);
    }

    private static Destination destination(String host, List<InetAddress> addresses) throws NotConnected {
        return new Destinations((_, _) -> addresses, new EgressPolicy(List.of()))
                .of(host, 993, Purpose.IMAP, Duration.ofSeconds(1));
    }
}
