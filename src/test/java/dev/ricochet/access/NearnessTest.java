package dev.ricochet.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearnessTest {
    private static final Optional<String> OURS = Optional.of("/data");
    private final Nearness nearness = new Nearness(OURS, Optional.empty(), false);

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1:8080", "127.1.2.3", "[::1]:8080"})
    void a_person_at_this_machine_is_near(String host) throws UnknownHostException {
        assertThat(isNear("127.0.0.1", host)).isTrue();
        assertThat(isNear("::1", host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ricochet.example", "localhost.example", "127.0.0.1.example", "192.0.2.1", "", "localhost:8080:1"
            })
    void a_name_that_only_leads_here_is_not(String host) throws UnknownHostException {
        assertThat(isNear("127.0.0.1", host)).isFalse();
    }

    @Test
    void a_neighbour_is_not_near() throws UnknownHostException {
        assertThat(isNear("192.0.2.7", "localhost")).isFalse();
        assertThat(isNear("::ffff:192.0.2.7", "localhost")).isFalse();
        assertThat(nearness.isNear(Optional.empty(), "http", headers("localhost")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Forwarded, for=127.0.0.1",
        "X-Forwarded-For, 127.0.0.1",
        "x-forwarded-host, localhost",
        "X-Real-IP, 127.0.0.1",
        "Via, 1.1 proxy",
        "Origin, https://localhost:8080",
        "Origin, http://elsewhere.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Host, localhost:8080"
    })
    void what_came_through_somebody_or_from_another_page_is_not(String name, String value) throws UnknownHostException {
        MultiMap headers = headers("localhost:8080").add(name, value);
        assertThat(nearness.isNear(Optional.of(InetAddress.getByName("127.0.0.1")), "http", headers))
                .isFalse();
    }

    @Test
    void a_page_of_our_own_is_near() throws UnknownHostException {
        MultiMap headers =
                headers("localhost:8080").add("Origin", "http://localhost:8080").add("Sec-Fetch-Site", "same-origin");
        assertThat(nearness.isNear(Optional.of(InetAddress.getByName("127.0.0.1")), "http", headers))
                .isTrue();
    }

    @Test
    void nobody_is_near_with_another_database_or_in_kubernetes() throws UnknownHostException {
        Optional<InetAddress> here = Optional.of(InetAddress.getByName("127.0.0.1"));
        assertThat(new Nearness(Optional.empty(), Optional.empty(), false).isNear(here, "http", headers("localhost")))
                .isFalse();
        assertThat(new Nearness(OURS, Optional.of("10.0.0.1"), false).isNear(here, "http", headers("localhost")))
                .isFalse();
        assertThat(new Nearness(OURS, Optional.empty(), true).isNear(here, "http", headers("localhost")))
                .isFalse();
    }

    private boolean isNear(String peer, String host) throws UnknownHostException {
        return nearness.isNear(Optional.of(InetAddress.getByName(peer)), "http", headers(host));
    }

    private static MultiMap headers(String host) {
        return MultiMap.caseInsensitiveMultiMap().add("Host", host);
    }
}
