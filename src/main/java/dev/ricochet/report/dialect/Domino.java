package dev.ricochet.report.dialect;

import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
        List<String> reasons = notice.breaksOff()
                ? List.of()
                : notice.lines().subList(because + 1, notice.lines().size());
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (Entries.Entry entry : Entries.whole(notice, from + 1, because)) {
            String words = reasons.stream()
                    .filter(reason -> concerns(reason, entry.recipient()))
                    .collect(Collectors.joining(" "));
            outcomes.add(Outcomes.of(entry.recipient(), Passage.action(notice), words));
        }
        return outcomes;
    }

    /** A reason that names somebody is said of nobody else. */
    private static boolean concerns(String reason, EmailAddress recipient) {
        List<EmailAddress> named = Addresses.all(reason, 2);
        return named.isEmpty()
                || named.stream().anyMatch(address -> address.key().equals(recipient.key()));
    }
}
