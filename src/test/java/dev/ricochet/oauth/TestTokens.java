package dev.ricochet.oauth;

import dev.ricochet.account.Successors;
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
        return at(new RememberedSuccessors(), Clock.systemUTC(), Duration.ofSeconds(10));
    }

    static AccessTokens at(Successors successors, Clock clock, Duration longest) {
        GuardedHttp http = new GuardedHttp(VERTX, TestEgress.loopback(), TestCertificates.trusted());
        return new AccessTokens(http, successors, longest, clock);
    }
}
