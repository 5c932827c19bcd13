package dev.ricochet.report.dialect;

import dev.ricochet.message.Headers;
import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Novell GroupWise: it names its own people without their domain. */
public final class GroupWise implements Dialect {
    // The message that you sent was undeliverable to the following:
    // 	alice (user not found)
    // 	bob@example.com (550 5.1.1 User unknown)
    private static final String GREETING = "The message that you sent was undeliverable to the following:";

    private static final int MOST_MAILED = 1_000;

    @Override
    public String name() {
        return "groupwise";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<EmailAddress> mailed = mailed(notice.returned());
        List<RecipientOutcome> outcomes = new ArrayList<>();
        int from = notice.lineWith(GREETING) + 1;
        int to = Passage.before(notice, List.of("original message follows"), from);
        for (int i = from; i < to; i++) {
            String line = notice.lines().get(i).strip();
            int reason = line.indexOf(" (");
            if (reason > 0) {
                // cut off within its line
                String words = i == notice.lines().size() - 1 ? "" : line.substring(reason + 1);
                recipient(line.substring(0, reason), mailed)
                        .ifPresent(recipient -> outcomes.add(Outcomes.of(recipient, Action.FAILED, words)));
            }
        }
        return outcomes;
    }

    /** Whom the returned mail was for; where nothing stands behind its To, that may have been cut within an address. */
    private static List<EmailAddress> mailed(Headers returned) {
        boolean whole =
                returned.size() > 0 && !returned.name(returned.size() - 1).equalsIgnoreCase("To");
        return whole ? Addresses.all(returned.raw("To"), MOST_MAILED) : List.of();
    }

    private static Optional<EmailAddress> recipient(String name, List<EmailAddress> mailed) {
        return EmailAddress.parse(name)
                .or(() -> mailed.stream()
                        .filter(address -> address.local().equalsIgnoreCase(name))
                        .findFirst());
    }
}
