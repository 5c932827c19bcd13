package dev.ricochet.egress;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as somebody wrote it: by name or by address. Numbers that one program takes for an address and another for a
 * name ({@code 2130706433}, {@code 0177.0.0.1}, {@code 0x7f.1}, {@code 127.1}) are neither, and no zone stands in it.
 */
sealed interface Host {
    /** @param name in lower case, without the dot of the root */
    record Named(String name) implements Host {}

    /** By address: four decimal numbers, or the colons of IPv6. */
    record Numbered(InetAddress address) implements Host {}

    /** RFC 1035, 3.1. */
    int LONGEST = 253;

    Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    /** As URLs have it (WHATWG, "ends in a number"): what ends so can only be meant as an address. */
    Pattern NUMBER = Pattern.compile("\\d+|0x[0-9a-f]*");

    Pattern DOTTED = Pattern.compile("(?:(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    static Optional<Host> parse(String text) {
        String host = text.strip().toLowerCase(Locale.ROOT);
        boolean bracketed = host.startsWith("[") && host.endsWith("]") && host.length() > 2;
        String bare = bracketed ? host.substring(1, host.length() - 1) : host;
        if (bracketed || bare.indexOf(':') >= 0) {
            return bare.indexOf(':') >= 0 && bare.matches("[0-9a-f:.]{2,45}") ? literal(bare) : Optional.empty();
        }
        return DOTTED.matcher(bare).matches() ? literal(bare) : named(bare);
    }

    private static Optional<Host> named(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return Optional.empty();
            }
        }
        return name.length() > LONGEST
                        || NUMBER.matcher(labels[labels.length - 1]).matches()
                ? Optional.empty()
                : Optional.of(new Named(name));
    }

    private static Optional<Host> literal(String text) {
        try {
            return Optional.of(new Numbered(InetAddress.ofLiteral(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
