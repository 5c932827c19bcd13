package dev.ricochet.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** The IPv4 addresses inside an IPv6 address: where a tunnel or a translator on the way would go. */
final class CarriedAddresses {
    /** RFC 6052: the translator's own prefix, the same everywhere. Where there is no IPv4, names resolve to it. */
    private static final Network NAT64 = Network.of("64:ff9b::/96");

    /** RFC 8215: a translator's prefix of the place, of any of the lengths of RFC 6052. */
    private static final Network NAT64_OF_THE_PLACE = Network.of("64:ff9b:1::/48");

    /** RFC 6052, 2.2: where the four bytes stand after a prefix of 48, 56, 64 and 96 bits; the ninth is left out. */
    private static final List<int[]> PLACES = List.of(
            new int[] {6, 7, 9, 10}, new int[] {7, 9, 10, 11}, new int[] {9, 10, 11, 12}, new int[] {12, 13, 14, 15});

    private static final Network COMPATIBLE = Network.of("::/96");
    private static final Network TRANSLATED = Network.of("::ffff:0:0:0/96");
    private static final Network SIX_TO_FOUR = Network.of("2002::/16");
    private static final Network TEREDO = Network.of("2001::/32");

    private CarriedAddresses() {}

    /** The one behind the translator, which is who is really connected to. */
    static Optional<InetAddress> translated(InetAddress address) {
        return NAT64.contains(address) ? Optional.of(at(address, 12, 13, 14, 15)) : Optional.empty();
    }

    /** All that can be meant. */
    static List<InetAddress> in(InetAddress address) {
        if (NAT64.contains(address) || isCompatible(address) || TRANSLATED.contains(address)) {
            return List.of(at(address, 12, 13, 14, 15));
        } else if (NAT64_OF_THE_PLACE.contains(address)) {
            return PLACES.stream()
                    .map(places -> at(address, places))
                    // by another length these are the noughts around the address
                    .filter(each -> each.getAddress()[0] != 0)
                    .toList();
        } else if (SIX_TO_FOUR.contains(address)) {
            return List.of(at(address, 2, 3, 4, 5));
        } else if (TEREDO.contains(address)) {
            // RFC 4380, 4: the server, and the client with each bit turned over
            return List.of(at(address, 4, 5, 6, 7), turnedOver(at(address, 12, 13, 14, 15)));
        }
        return List.of();
    }

    private static boolean isCompatible(InetAddress address) {
        return COMPATIBLE.contains(address) && !address.isLoopbackAddress();
    }

    private static InetAddress at(InetAddress address, int... places) {
        byte[] all = address.getAddress();
        byte[] four = new byte[4];
        for (int i = 0; i < four.length; i++) {
            four[i] = all[places[i]];
        }
        return of(four);
    }

    private static InetAddress turnedOver(InetAddress address) {
        byte[] four = address.getAddress();
        for (int i = 0; i < four.length; i++) {
            four[i] = (byte) ~four[i];
        }
        return of(four);
    }

    private static InetAddress of(byte[] four) {
        try {
            return InetAddress.getByAddress(four);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }
}
