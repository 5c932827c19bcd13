package dev.ricochet.verdict;

import dev.ricochet.verdict.Evidence.Where;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.List;
import java.util.Optional;

/**
 * What rules may look at.
 *
 * @param place what the line is a part of
 * @param hosts who answered: the remote MTA, and the recipient's domain
 * @param reporters who tells it: the dialect and the reporting host
 */
record Statement(
        Line line,
        Where place,
        Optional<EnhancedStatus> status,
        Optional<SmtpReply> reply,
        List<String> hosts,
        List<String> reporters) {

    /** The same beside the reporting server's own words. */
    Statement explainedBy(Line words) {
        return new Statement(words, Where.EXPLANATION, status, reply, hosts, reporters);
    }

    /** Whether the server said "for now". Where reply and status differ, the milder one counts. */
    boolean isTemporary() {
        return reply.filter(SmtpReply::isTransient).isPresent()
                || status.filter(s -> s.kind() == 4).isPresent();
    }
}
