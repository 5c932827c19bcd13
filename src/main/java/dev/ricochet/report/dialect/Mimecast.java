package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** Mimecast: its text says why, also where its delivery status does not. */
public final class Mimecast implements Dialect {
    // An email that you attempted to send to the following address could not be delivered:
    // -- alice@example.org
    // The problem appears to be :
    // -- Recipient email address is possibly incorrect
    // Additional information follows :
    // -- 5.4.1 Recipient address rejected: Access denied.
    // This condition occurred after 1 attempt(s) to deliver over a period of 0 hour(s).
    private static final String GREETING = "An email that you attempted to send to the following address";

    private static final String PROBLEM = "The problem appears to be";
    private static final String INFORMATION = "Additional information follows";
    private static final String CONDITION = "This condition occurred after";

    @Override
    public String name() {
        return "mimecast";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING) && notice.says(PROBLEM);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int from = notice.lineWith(GREETING) + 1;
        int problem = Passage.before(notice, List.of(PROBLEM), from);
        int information = Passage.before(notice, List.of(INFORMATION), problem);
        int end = Passage.before(notice, List.of(CONDITION), problem);
        // the guess counts only where no information follows
        String words = Passage.words(notice, Math.min(information, end) + (information < end ? 1 : 0), end);
        String said = words.isBlank() ? Passage.words(notice, problem + 1, end) : words;
        return Outcomes.ofAll(Entries.whole(notice, from, problem), Passage.action(notice), withoutDashes(said));
    }

    private static String withoutDashes(String words) {
        String stripped = words.strip();
        return stripped.startsWith("-- ") ? stripped.substring(3) : stripped;
    }
}
