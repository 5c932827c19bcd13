package dev.ricochet.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ricochet.vocabulary.Misconfigured;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressPolicyTest {
    private static final List<String> EVERYTHING = List.of("0.0.0.0/0", "::/0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2a00:1450:4001:80b::200e",
                "2606:4700:4700::1111",
                // an address behind a translator, where there is no IPv4
                "64:ff9b::8.8.8.8",
                "::ffff:8.8.8.8",
            })
    void public_addresses_are_connected_to(String address) {
        assertThat(reached(address, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, a private address",
        "172.16.0.1, a private address",
        "172.31.255.255, a private address",
        "192.168.1.1, a private address",
        "127.0.0.1, a loopback address",
        "127.255.255.254, a loopback address",
        "100.64.0.1, an address shared behind a carrier",
        "100.127.255.255, an address shared behind a carrier",
        "192.0.0.8, an address for protocols",
        "192.0.2.1, an address for documentation",
        "198.51.100.1, an address for documentation",
        "203.0.113.1, an address for documentation",
        "192.88.99.1, an address of 6to4 relays",
        "198.18.0.1, an address for benchmarks",
        "198.19.255.255, an address for benchmarks",
        "::1, a loopback address",
        "fc00::1, a private address",
        "fd12:3456::1, a private address",
        "2001:db8::1, an address for documentation",
        "3fff::1, an address for documentation",
        "2001:2::1, an address for protocols",
        "2001:20::1, an address for protocols",
        "100::1, an address that is nobody's",
        "5f00::1, an address that is nobody's",
        "4000::1, an address that is nobody's",
        // IPv4 in other forms
        "::ffff:127.0.0.1, a loopback address",
        "::ffff:10.0.0.1, a private address",
        "::ffff:7f00:1, a loopback address",
        "::127.0.0.1, an IPv4 address in another form",
        "::8.8.8.8, an IPv4 address in another form",
        "::ffff:0:10.0.0.1, an IPv4 address in another form",
        "2002:7f00:1::1, an IPv4 address in another form (6to4)",
        "2002:808:808::1, an IPv4 address in another form (6to4)",
        "64:ff9b::127.0.0.1, a loopback address",
        "64:ff9b::10.0.0.1, a private address",
        "64:ff9b:1::10.0.0.1, an IPv4 address in another form",
        "64:ff9b:1:808:8:800::, an IPv4 address in another form",
        "2001:0:808:808:0:0:f7f7:f7f7, an IPv4 address in another form (Teredo)",
    })
    void others_are_connected_to_only_where_they_are_allowed(String address, String what) {
        assertThat(reached(address, List.of()))
                .singleElement()
                .isInstanceOfSatisfying(Obstacle.AddressRefused.class, refused -> {
                    assertThat(refused.what()).isEqualTo(what);
                    assertThat(refused.canBeAllowed()).isTrue();
                    assertThat(refused.words()).endsWith("is " + what + ", which ricochet.egress.allow does not allow");
                });
        assertThat(reached(address, EVERYTHING)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.23",
                "fe80::1",
                "fe80::a9fe:a9fe",
                "febf::1",
                "fec0::1",
                "0.0.0.0",
                "0.1.2.3",
                "::",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "240.0.0.1",
                "ff02::1",
                "fd00:ec2::254",
                "fd00:ec2::23",
                "fd20:ce::254",
                "fd00:42::42",
                "fd00:c1::a9fe:a9fe",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                // the same in other forms
                "::ffff:169.254.169.254",
                "::ffff:a9fe:a9fe",
                "::169.254.169.254",
                "::ffff:0:169.254.169.254",
                "2002:a9fe:a9fe::1",
                "64:ff9b::169.254.169.254",
                "64:ff9b::100.100.100.200",
                "64:ff9b::0.0.0.0",
                "64:ff9b:1::169.254.169.254",
                "64:ff9b:1:a9fe:a9:fe00::",
                "64:ff9b:1:1:a9:fea9:fe00::",
                "2001:0:a9fe:a9fe::1",
                "2001:0:808:808:0:0:5601:5601",
            })
    void some_are_never_connected_to_even_where_everything_is_allowed(String address) {
        assertThat(reached(address, EVERYTHING))
                .singleElement()
                .isInstanceOfSatisfying(Obstacle.AddressRefused.class, refused -> {
                    assertThat(refused.canBeAllowed()).isFalse();
                    assertThat(refused.words()).endsWith(", which is never connected to");
                });
        assertThat(obstacle(new EgressPolicy(List.of("sneaky.example.net")), "sneaky.example.net", address))
                .isInstanceOf(Obstacle.AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "017700000001",
                "0177.0.0.1",
                "0x7f.1",
                "0x7f000001",
                "0X7F.0.0.1",
                "127.1",
                "127.0.1",
                "127.0.0.01",
                "127.0.0.1.",
                "256.0.0.1",
                "1.2.3.4.5",
                "example.0x1",
                "[127.0.0.1]",
                "fe80::1%eth0",
                "::1%lo",
                "[::1",
                "[]",
                ":",
                "１２７.０.０.１",
                "127。0。0。1",
                "ex ample.net",
                "example.net/path",
                "user@example.net",
                "-example.net",
                "example..net",
                "",
                " ",
                ".",
            })
    void what_is_no_host_in_its_usual_form_is_not_even_resolved(String host) {
        Resolver never = (name, _) -> {
            throw new AssertionError(name + " was resolved");
        };
        Destinations destinations = new Destinations(never, new EgressPolicy(EVERYTHING));

        assertThat(catchThrowableOfType(
                                NotConnected.class,
                                () -> destinations.of(host, 993, Purpose.IMAP, Duration.ofSeconds(1)))
                        .obstacle())
                .isEqualTo(new Obstacle.NotAHost());
    }

    @ParameterizedTest
    @CsvSource({"IMAP, 993", "SMTP, 465", "SMTP, 587", "SMTP, 2525", "HTTPS, 443", "HTTPS, 8443"})
    void each_protocol_has_its_ports(Purpose purpose, int port) {
        EgressPolicy policy = new EgressPolicy(List.of("relay.example.net", "10.0.0.0/8"));

        assertThat(policy.objection(named("mail.example.org"), of("8.8.8.8"), port, purpose))
                .isEmpty();
        assertThat(policy.objection(named("mail.example.org"), of("8.8.8.8"), 25, purpose))
                .contains(new Obstacle.PortRefused(25, purpose));
        assertThat(policy.objection(named("mail.example.org"), of("8.8.8.8"), 22, purpose))
                .contains(new Obstacle.PortRefused(22, purpose));
        assertThat(policy.objection(named("relay.example.net"), of("8.8.8.8"), 4465, purpose))
                .isEmpty();
        assertThat(policy.objection(named("mail.example.org"), of("10.1.2.3"), 4465, purpose))
                .isEmpty();
    }

    @Test
    void a_name_that_is_allowed_may_have_private_addresses_and_no_other_name_may() {
        EgressPolicy policy = new EgressPolicy(List.of("Relay.Example.NET"));

        assertThat(policy.objection(named("relay.example.net"), of("10.0.0.1"), 465, Purpose.SMTP))
                .isEmpty();
        assertThat(policy.objection(named("sub.relay.example.net"), of("10.0.0.1"), 465, Purpose.SMTP))
                .isNotEmpty();
    }

    @Test
    void without_tls_only_an_allowed_loopback_address_is_spoken_to() {
        EgressPolicy policy = new EgressPolicy(List.of("127.0.0.0/8", "10.0.0.0/8", "receiver.example.net"));
        Obstacle refused = new Obstacle.PlainRefused();

        assertThat(policy.objection(named("localhost"), of("127.0.0.1"), 8025, Purpose.HTTP))
                .isEmpty();
        assertThat(policy.objection(named("localhost"), of("::1"), 8025, Purpose.HTTP))
                .contains(refused);
        assertThat(policy.objection(named("other.example.net"), of("10.0.0.1"), 80, Purpose.HTTP))
                .contains(refused);
        assertThat(policy.objection(named("receiver.example.net"), of("8.8.8.8"), 80, Purpose.HTTP))
                .contains(refused);
        assertThat(new EgressPolicy(List.of()).objection(named("localhost"), of("127.0.0.1"), 80, Purpose.HTTP))
                .contains(refused);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 993, IMAP, true",
        "10.0.0.1, 993, IMAP, true",
        "0x7f.1, 993, IMAP, true",
        "localhost, 993, IMAP, true",
        "localhost, 8025, HTTP, true",
        "mail.example.org, 25, SMTP, true",
        "mail.example.org, 587, SMTP, false",
        "8.8.8.8, 443, HTTPS, false",
    })
    void what_can_never_succeed_is_foreseen_without_a_look_up(
            String host, int port, Purpose purpose, boolean foreseen) {
        assertThat(new EgressPolicy(List.of()).foreseen(host, port, purpose).isPresent())
                .isEqualTo(foreseen);
    }

    @Test
    void one_address_of_this_machine_that_is_allowed_is_enough() {
        assertThat(new EgressPolicy(List.of("127.0.0.0/8")).foreseen("localhost", 3993, Purpose.IMAP))
                .isEmpty();
        assertThat(new EgressPolicy(List.of("::1")).foreseen("localhost", 8025, Purpose.HTTP))
                .isEmpty();
        assertThat(new EgressPolicy(List.of("10.0.0.0/8")).foreseen("relay.example.net", 3993, Purpose.IMAP))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1/8", "10.0.0.0/33", "2130706433", "10.0.0.0/", "fd00::/129", "*.example.net", ""})
    void what_is_neither_a_name_nor_a_network_stops_the_start(String entry) {
        assertThatThrownBy(() -> new EgressPolicy(List.of(entry)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("ricochet.egress.allow (RICOCHET_EGRESS_ALLOW) must be host names, addresses and networks,"
                        + " separated by commas: relay.example.org,10.1.0.0/16.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.0.0/16", "169.254.169.254", "fe80::/10", "fd00:ec2::254", "100.100.100.200"})
    void a_list_that_names_what_is_never_connected_to_stops_the_start(String entry) {
        assertThatThrownBy(() -> new EgressPolicy(List.of(entry)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("which are never connected to");
    }

    private static Stream<Obstacle> reached(String address, List<String> allowed) {
        return new EgressPolicy(allowed).objection(named("mail.example.org"), of(address), 993, Purpose.IMAP).stream();
    }

    private static Obstacle obstacle(EgressPolicy policy, String host, String address) {
        return policy.objection(named(host), of(address), 993, Purpose.IMAP).orElseThrow();
    }

    private static Host named(String name) {
        return new Host.Named(name);
    }

    private static InetAddress of(String address) {
        return InetAddress.ofLiteral(address);
    }
}
