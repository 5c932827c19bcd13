package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** MailMarshal, now Trustwave's Secure Email Gateway: what was said first, then whom it was said of. */
public final class MailMarshal implements Dialect {
    // Could not be delivered because of
    //
    // 550 5.1.1 User unknown
    //
    // The following recipients were affected:
    //     alice@example.org
    private static final String BECAUSE = "Could not be delivered because of";

    private static final String AFFECTED = "The following recipients were affected";
    private static final List<String> END = List.of("Additional Information", "=====");

    @Override
    public String name() {
        return "mailmarshal";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(AFFECTED) && notice.says(BECAUSE);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int because = notice.lineWith(BECAUSE);
        int affected = Passage.before(notice, List.of(AFFECTED), because);
        String words = Passage.words(notice, because + 1, affected);
        int end = Passage.before(notice, END, affected);
        return Outcomes.ofAll(Entries.whole(notice, affected + 1, end), Action.FAILED, words);
    }
}
