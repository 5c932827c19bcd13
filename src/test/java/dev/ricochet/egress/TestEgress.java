package dev.ricochet.egress;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Where tests may connect to. */
public final class TestEgress {
    private static final Resolver SYSTEM = new SystemResolver();
    private static final EgressPolicy HERE = new EgressPolicy(List.of("127.0.0.0/8", "::1"));

    private TestEgress() {}

    /** The public internet as always, and this very machine. */
    public static Destinations loopback() {
        return new Destinations(SYSTEM, HERE);
    }

    /** The same, where every name has one of these addresses after another, and then none any more. */
    public static Destinations resolvingTo(String... addresses) {
        Queue<InetAddress> answers = new ArrayDeque<>();
        for (String address : addresses) {
            answers.add(InetAddress.ofLiteral(address));
        }
        return new Destinations((_, _) -> List.of(answers.remove()), HERE);
    }
}
