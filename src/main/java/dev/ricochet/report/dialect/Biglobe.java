package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** Biglobe and the cable providers that it runs: the recipients in one section, what is said of all of them in the next. */
public final class Biglobe implements Dialect {
    //    ----- The following addresses had delivery problems -----
    // alice@example.biglobe.ne.jp
    //
    //    ----- Non-delivered information -----
    // The number of messages in recipient's mailbox exceeded the local limit.
    private static final String ADDRESSES = "The following addresses had delivery problems";

    private static final String INFORMATION = "Non-delivered information";

    @Override
    public String name() {
        return "biglobe";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.sender().contains("postmaster@") && notice.says(INFORMATION) && notice.says(ADDRESSES);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int information = Passage.before(notice, List.of(INFORMATION), 0);
        String words =
                Passage.words(notice, information + 1, Passage.before(notice, List.of("-----"), information + 1));
        return Outcomes.ofAll(Entries.whole(notice, notice.lineWith(ADDRESSES) + 1, information), Action.FAILED, words);
    }
}
