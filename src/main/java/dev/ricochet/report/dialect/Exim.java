package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
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

/** Exim before 4.86, or told to write no delivery status; MxLogic, GMX and Mail.ru write after it. */
public final class Exim implements Dialect {
    // This message was created automatically by mail delivery software.
    // A message that you sent could not be delivered to one or more of its
    // recipients. This is a permanent error. The following address(es) failed:
    private static final List<String> GREETING = List.of(
            "This message was created automatically by mail delivery software",
            "This message was created automatically by the SMTP relay",
            "A message that you sent could not be delivered",
            "A message that you have sent could not be delivered",
            "A message that you sent has not yet been delivered",
            "The following address(es) have yet to be delivered",
            "message that you sent was rejected by the local scan");

    private static final List<String> BEGIN = List.of(
            "address(es) failed:",
            "address failed:",
            "following address",
            "recipients of your message",
            "have yet to be delivered",
            "has not yet been delivered is",
            "has not yet been delivered are",
            "not yet been delivered to the following");

    private static final List<String> END =
            List.of("No action is required on your part", "------", "The following text was generated");

    private static final int MOST_NAMED_IN_HEADER = 1_000;

    @Override
    public String name() {
        return "exim";
    }

    @Override
    public boolean speaks(Notice notice) {
        // Zoho begins with the same sentence
        return notice.saysOneOf(GREETING) && !notice.says("ERROR_CODE :");
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        Action action = Passage.action(notice);
        int from = Passage.after(notice, BEGIN);
        int to = Passage.before(notice, END, from);
        List<Entries.Entry> entries = Entries.in(notice.lines(), from, to, Entries.Form.LINE_BEGIN);
        List<RecipientOutcome> named = new ArrayList<>();
        if (action == Action.FAILED) {
            for (EmailAddress address :
                    Addresses.all(notice.headers().raw("X-Failed-Recipients"), MOST_NAMED_IN_HEADER)) {
                named.add(outcome(address, action, entries, notice, from, to));
            }
        }
        return named.isEmpty() ? Outcomes.of(entries, action) : named;
    }

    /** By what stands below the address; where a pipe or a file is named instead of it, by the whole passage. */
    private static RecipientOutcome outcome(
            EmailAddress address, Action action, List<Entries.Entry> entries, Notice notice, int from, int to) {
        for (Entries.Entry entry : entries) {
            if (entry.recipient().key().equals(address.key())) {
                return Outcomes.of(entry, action);
            }
        }
        return Outcomes.of(address, action, entries.isEmpty() ? Passage.words(notice, from, to) : "");
    }
}
