package dev.ricochet.oauth;

import dev.ricochet.egress.GuardedHttp;
import dev.ricochet.egress.TestCertificates;
import dev.ricochet.egress.TestEgress;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

/** Tokens from endpoints that live in a test. */
public final class TestTokens {
    private static final Vertx VERTX = Vertx.vertx();

    private TestTokens() {}

    public static AccessTokens fromHere() {
        return at(Clock.systemUTC(), Duration.ofSeconds(10));
    }

    static AccessTokens at(Clock clock, Duration longest) {
        GuardedHttp http = new GuardedHttp(VERTX, TestEgress.loopback(), TestCertificates.trusted());
        return new AccessTokens(http, longest, clock);
    }
}
