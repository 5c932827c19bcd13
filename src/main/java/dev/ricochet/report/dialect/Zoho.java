package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** Zoho Mail. */
public final class Zoho implements Dialect {
    // alice@example.org Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 <alice@example.org>... User Unknown
    private static final String MARK = "ERROR_CODE :";

    @Override
    public String name() {
        return "zoho";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(MARK);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (Entries.Entry entry : Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.LINE_BEGIN)) {
            if (entry.words().contains(MARK)) {
                outcomes.add(Outcomes.of(entry, Action.FAILED));
            }
        }
        return outcomes;
    }
}
