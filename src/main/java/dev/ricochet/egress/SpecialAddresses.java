package dev.ricochet.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that are not of the public internet, from IANA's registries of special-purpose addresses (RFC 6890:
 * those that are not globally reachable), of multicast and of reserved addresses, and from what the clouds document of
 * their metadata services, which hand out credentials to whoever can connect.
 */
final class SpecialAddresses {
    /**
     * One of them.
     *
     * @param what for a sentence: "… is a loopback address"
     */
    record Special(Network network, String what) {}

    /** Never connected to, whatever is configured: nothing that an account could mean lives there. */
    private static final List<Special> NEVER = List.of(
            special("0.0.0.0/8", "an address of this host on this network"),
            special("169.254.0.0/16", "a link-local address"),
            special("224.0.0.0/4", "a multicast address"),
            special("240.0.0.0/4", "a reserved or broadcast address"),
            special("::/128", "the unspecified address"),
            special("fe80::/10", "a link-local address"),
            special("fec0::/10", "a site-local address"),
            special("ff00::/8", "a multicast address"),
            special("100.100.100.200", "a metadata address (Alibaba Cloud)"),
            special("168.63.129.16", "a metadata address (Azure)"),
            special("192.0.0.192", "a metadata address (Oracle Cloud)"),
            special("fd00:c1::a9fe:a9fe", "a metadata address (Oracle Cloud)"),
            // of instances, of names, of containers' and of pods' credentials
            special("fd00:ec2::/32", "a metadata address (AWS)"),
            special("fd20:ce::254", "a metadata address (Google Cloud)"),
            special("fd00:42::42", "a metadata address (Scaleway)"));

    /** Connected to where the configuration allows it. */
    private static final List<Special> NOT_PUBLIC = List.of(
            special("10.0.0.0/8", "a private address"),
            special("100.64.0.0/10", "an address shared behind a carrier"),
            special("127.0.0.0/8", "a loopback address"),
            special("172.16.0.0/12", "a private address"),
            special("192.0.0.0/24", "an address for protocols"),
            special("192.0.2.0/24", "an address for documentation"),
            special("192.88.99.0/24", "an address of 6to4 relays"),
            special("192.168.0.0/16", "a private address"),
            special("198.18.0.0/15", "an address for benchmarks"),
            special("198.51.100.0/24", "an address for documentation"),
            special("203.0.113.0/24", "an address for documentation"),
            special("::1/128", "a loopback address"),
            special("::/96", "an IPv4 address in another form"),
            special("::ffff:0:0:0/96", "an IPv4 address in another form"),
            special("64:ff9b:1::/48", "an IPv4 address in another form"),
            special("2001::/32", "an IPv4 address in another form (Teredo)"),
            special("2001::/23", "an address for protocols"),
            special("2001:db8::/32", "an address for documentation"),
            special("2002::/16", "an IPv4 address in another form (6to4)"),
            special("3fff::/20", "an address for documentation"),
            special("fc00::/7", "a private address"));

    /** What IANA has given out of IPv6; the rest is nobody's yet. */
    private static final Network GIVEN_OUT = Network.of("2000::/3");

    private static final Special NOBODYS = special("::/0", "an address that is nobody's");

    private SpecialAddresses() {}

    /** What an address is that is never connected to, by itself or by one that it carries. */
    static Optional<Special> never(InetAddress address) {
        return Stream.concat(Stream.of(address), CarriedAddresses.in(address).stream())
                .flatMap(each ->
                        NEVER.stream().filter(special -> special.network().contains(each)))
                .findFirst();
    }

    /** What a whole network is that can never be connected to. */
    static Optional<Special> never(Network network) {
        return NEVER.stream()
                .filter(special -> special.network().contains(network))
                .findFirst();
    }

    /** What an address is that is not of the public internet. */
    static Optional<Special> notPublic(InetAddress address) {
        Optional<Special> known = NOT_PUBLIC.stream()
                .filter(special -> special.network().contains(address))
                .findFirst();
        return known.isPresent() || address.getAddress().length == 4 || GIVEN_OUT.contains(address)
                ? known
                : Optional.of(NOBODYS);
    }

    private static Special special(String network, String what) {
        return new Special(Network.of(network), what);
    }
}
