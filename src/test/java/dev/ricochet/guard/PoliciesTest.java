package dev.ricochet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ricochet.origin.Origin;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoliciesTest {
    private static final Origin PROVEN = new Origin.ProvenReporter("example.com");
    private static final Origin UNPROVEN = new Origin.NoStatement();
    private static final Origin CONTRADICTED = new Origin.Contradicted("our server says dmarc=fail");

    @ParameterizedTest(name = "always {0}, junk {1}: held {2}")
    @CsvSource({"true, false, true", "true, true, true", "false, true, true", "false, false, false"})
    void a_hard_bounce_without_proof_is_held_where_proof_is_asked(boolean always, boolean junk, boolean held) {
        OriginPolicy policy = new OriginPolicy(always);
        for (Origin origin : new Origin[] {UNPROVEN, CONTRADICTED}) {
            assertThat(policy.hold(Kind.HARD_BOUNCE, origin, junk).filter(HoldCause.UNPROVEN::equals))
                    .matches(cause -> cause.isPresent() == held);
            assertThat(policy.hold(Kind.SOFT_BOUNCE, origin, junk)).isEmpty();
        }
        assertThat(policy.hold(Kind.HARD_BOUNCE, PROVEN, junk)).isEmpty();
    }

    @Test
    void a_bounce_of_long_ago_is_held() {
        Instant now = Instant.parse("2026-11-23T10:00:00Z");
        AgePolicy policy = new AgePolicy(Duration.ofDays(30));
        assertThat(policy.hold(now.minus(Duration.ofDays(31)), now)).contains(HoldCause.TOO_OLD);
        assertThat(policy.hold(now.minus(Duration.ofDays(29)), now)).isEmpty();
    }
}
