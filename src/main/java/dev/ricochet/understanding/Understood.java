package dev.ricochet.understanding;

import dev.ricochet.origin.Provenance;
import dev.ricochet.report.Reading;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * All that one mail says.
 *
 * @param provenance of a delivery report; else nothing
 * @param messageId of the report itself, not of the mail it is about
 * @param verdicts one for each outcome of a delivery report, in its order; else empty
 */
public record Understood(
        Reading reading, List<Verdict> verdicts, Provenance provenance, Optional<MessageId> messageId) {}
