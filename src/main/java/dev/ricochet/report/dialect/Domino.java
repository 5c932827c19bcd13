package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** Lotus and HCL Domino where the delivery status is missing. */
public final class Domino implements Dialect {
    // Your message
    //   Subject: spring
    // was not delivered to:
    //   alice@example.org
    // because:
    //   User alice (alice@example.org) not listed in Domino Directory
    private static final String NOT_DELIVERED = "was not delivered to:";

    private static final String BECAUSE = "because:";

    @Override
    public String name() {
        return "domino";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(NOT_DELIVERED) && notice.says(BECAUSE);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int from = notice.lineWith(NOT_DELIVERED);
        int because = notice.lineWith(BECAUSE);
        if (from < 0 || because < from) {
            return List.of();
        }
        String words = notice.breaksOff()
                ? ""
                : String.join(
                        " ", notice.lines().subList(because + 1, notice.lines().size()));
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (Entries.Entry entry : Entries.in(notice.lines(), from + 1, because, Entries.Form.LINE_BEGIN)) {
            outcomes.add(Outcomes.of(entry.recipient(), Passage.action(notice), words));
        }
        return outcomes;
    }
}
