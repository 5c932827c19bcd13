package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** CommuniGate Pro: one paragraph a recipient. */
public final class CommuniGate implements Dialect {
    // Failed to deliver to '<alice@example.org>'
    // SMTP module(domain example.org) reports:
    //  host mail.example.org says:
    //  550 5.1.1 unknown user account
    private static final String FAILED = "Failed to deliver to '";

    private static final String REPORTS = " reports:";

    @Override
    public String name() {
        return "communigate";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(FAILED) && notice.says(REPORTS);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        int at = Passage.before(notice, List.of(FAILED), 0);
        while (at < notice.lines().size()) {
            String line = notice.lines().get(at);
            int end = at + 1;
            while (end < notice.lines().size() && !notice.lines().get(end).isBlank()) {
                end++;
            }
            String words = Passage.words(notice, at + 1, end);
            Addresses.first(line, line.indexOf(FAILED) + FAILED.length())
                    .ifPresent(found -> outcomes.add(Outcomes.of(found.address(), Action.FAILED, words)));
            at = Passage.before(notice, List.of(FAILED), end);
        }
        return outcomes;
    }
}
