package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lotus Notes before Domino: a reason stands above the addresses that it is said of. */
public final class Notes implements Dialect {
    // ------- Failure Reasons  --------
    //
    // User not listed in public Name & Address Book
    // alice@example.org
    //
    // ------- Returned Message --------
    private static final String REASONS = "------- Failure Reasons ";

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(REASONS);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int from = notice.lineWith(REASONS) + 1;
        List<RecipientOutcome> outcomes = new ArrayList<>();
        StringBuilder reason = new StringBuilder();
        boolean named = false;
        for (String line : notice.wholeLines(from)) {
            if (line.startsWith("-------")) {
                break;
            }
            Optional<Addresses.Found> alone = Addresses.first(line, 0)
                    .filter(found -> found.to() - found.from() == line.strip().length());
            if (alone.isPresent()) {
                outcomes.add(Outcomes.of(alone.get().address(), Action.FAILED, reason.toString()));
                named = true;
            } else if (!line.isBlank()) {
                reason.setLength(named ? 0 : reason.length());
                reason.append(line).append(' ');
                named = false;
            }
        }
        return outcomes;
    }
}
