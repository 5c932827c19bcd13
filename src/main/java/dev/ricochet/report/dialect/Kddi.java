package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** KDDI's au one net. */
public final class Kddi implements Dialect {
    // Your mail sent on: Thu, 29 Apr 2010 11:04:47 +0900
    //     Could not be delivered to: <alice@example.org>
    //     As their mailbox is full.
    private static final String MARK = "Could not be delivered to: <";

    private static final List<String> SENT = List.of("Your mail sent on:", "Your mail attempted to be delivered on:");

    @Override
    public String name() {
        return "kddi";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(MARK) && notice.saysOneOf(SENT);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        // the last line is empty, or half of one
        int last = notice.lines().size() - 1;
        for (int i = 0; i < last; i++) {
            if (notice.lines().get(i).contains(MARK)) {
                int end = i + 1;
                while (end < last
                        && notice.lines().get(end).startsWith(" ")
                        && !notice.lines().get(end).contains(MARK)) {
                    end++;
                }
                String words = String.join(" ", notice.lines().subList(i + 1, end));
                Addresses.first(notice.lines().get(i), 0)
                        .ifPresent(found -> outcomes.add(Outcomes.of(found.address(), Action.FAILED, words)));
            }
        }
        return outcomes;
    }
}
