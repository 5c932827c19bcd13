package dev.ricochet.verdict;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;

/** What one recipient's outcome means: a bounce with its evidence, or why it is none. */
public sealed interface Verdict {
    EmailAddress recipient();

    /** The mail did not and will not arrive. */
    record Bounce(EmailAddress recipient, Hardness hardness, Reason reason, Evidence evidence) implements Verdict {}

    /** Delayed, delivered, relayed, expanded: recorded and counted, never told. */
    record NotABounce(EmailAddress recipient, String why) implements Verdict {}
}
