package dev.ricochet.egress;

import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address alone. */
record Network(InetAddress first, int length) {

    /** Reads what stands before the slash as {@link Host} does; bits after the length have to be nought. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!(Host.parse(address).orElse(null) instanceof Host.Numbered(InetAddress first))) {
            return Optional.empty();
        }
        int bits = first.getAddress().length * Byte.SIZE;
        String length = slash < 0 ? Integer.toString(bits) : text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
            return Optional.empty();
        }
        Network network = new Network(first, Integer.parseInt(length));
        return network.isWhole() ? Optional.of(network) : Optional.empty();
    }

    /** For networks that are written in the code. */
    static Network of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text + " is no network"));
    }

    boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            if (isSet(ours, bit) != isSet(theirs, bit)) {
                return false;
            }
        }
        return true;
    }

    boolean contains(Network other) {
        return length <= other.length && contains(other.first);
    }

    private boolean isWhole() {
        byte[] bytes = first.getAddress();
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            if (isSet(bytes, bit)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSet(byte[] bytes, int bit) {
        return (bytes[bit / Byte.SIZE] & 0x80 >> bit % Byte.SIZE) != 0;
    }
}
