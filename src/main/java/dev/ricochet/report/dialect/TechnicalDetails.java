package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** A server that keeps its name to itself: recipients with a star, and the details between double rules below. */
public final class TechnicalDetails implements Dialect {
    // ============================================================================
    //      This is an automatically generated Delivery Status Notification.
    // Delivery to the following recipients failed permanently:
    //   * alice@example.org
    // ============================================================================
    //                             Technical details:
    // SMTP:RCPT host 192.0.2.8: 553 5.3.0 <alice@example.org>... No such user here
    // Routing: Could not find a gateway for alice@example.org
    private static final String GREETING = "This is an automatically generated Delivery Status Notification";

    private static final String DETAILS = "Technical details:";
    private static final String RULE = "==========";

    @Override
    public String name() {
        return "technical-details";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(RULE) && notice.says(DETAILS) && notice.says(GREETING);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int from = notice.lineWith(GREETING);
        int details = notice.lineWith(DETAILS);
        String words = Passage.words(notice, details + 1, Passage.before(notice, List.of(RULE), details));
        return Outcomes.ofAll(Entries.whole(notice, from, details), Passage.action(notice), words);
    }
}
