package dev.ricochet.understanding;

import dev.ricochet.origin.Trace;
import dev.ricochet.report.Reading;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * All that one mail says.
 *
 * @param trace what its way tells of its writer; weighed by whoever knows the account
 * @param messageId of the report itself, not of the mail it is about
 * @param verdicts one for each outcome of a delivery report, in its order; else empty
 */
public record Understood(
        Reading reading, List<Verdict> verdicts, Trace trace, Fingerprint fingerprint, Optional<MessageId> messageId) {}
