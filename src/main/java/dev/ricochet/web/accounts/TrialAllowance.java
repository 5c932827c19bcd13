package dev.ricochet.web.accounts;

import dev.ricochet.access.Allowance;
import dev.ricochet.access.Caller;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** How often one caller may have settings tried: nobody guesses passwords or looks for open ports by us. */
@Singleton
public class TrialAllowance {
    private static final int AT_ONCE = 10;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Caller caller;
    private final Allowance allowance;

    TrialAllowance(Caller caller, Clock clock) {
        this.caller = caller;
        this.allowance = new Allowance(AT_ONCE, PAUSE, clock);
    }

    /** Takes one; refused when nothing is left. */
    void take() {
        if (!allowance.take(caller.access().who())) {
            throw Refusal.until(
                    ProblemKind.TOO_MANY_REQUESTS, "Settings were tried often of late; wait, and try again.", PAUSE);
        }
    }
}
