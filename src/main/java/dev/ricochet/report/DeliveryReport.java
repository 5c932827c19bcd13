package dev.ricochet.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report about the delivery of one mail.
 *
 * @param reportedBy who wrote it: "rfc3464", or the name of a dialect
 * @param reporter the Reporting-MTA or the host that the dialect names, lower case; empty when not named
 * @param arrivedAt when the report was made: its Date header
 * @param original the mail it is about
 * @param outcomes one for each recipient, in the order of the report; never empty
 */
public record DeliveryReport(
        String reportedBy,
        String reporter,
        Optional<Instant> arrivedAt,
        Original original,
        List<RecipientOutcome> outcomes)
        implements Reading {
    public DeliveryReport {
        if (outcomes.isEmpty()) {
            throw new IllegalArgumentException("a report about nobody is Unrecognised");
        }
        outcomes = List.copyOf(outcomes);
    }
}
