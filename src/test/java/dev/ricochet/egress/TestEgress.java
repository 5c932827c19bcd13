package dev.ricochet.egress;

import java.util.List;

/** Where tests may connect to. */
public final class TestEgress {
    private static final Resolver SYSTEM = new SystemResolver();

    private TestEgress() {}

    /** The public internet as always, and this very machine. */
    public static Destinations loopback() {
        return new Destinations(SYSTEM, new EgressPolicy(List.of("127.0.0.0/8", "::1")));
    }
}
