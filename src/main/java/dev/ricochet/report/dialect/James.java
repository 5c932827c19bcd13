package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** Apache James: every recipient first, then what is said of all of them. */
public final class James implements Dialect {
    // Hi. This is the James mail server at mx.example.net.
    // I'm afraid I wasn't able to deliver your message to the following addresses.
    // …
    // Failed recipient(s):
    // alice@example.org
    //
    // Error message:
    // 550 5.1.1 User unknown
    //
    // RemoteDelivery leaves both headings out, and begins the words on the line behind the last address.
    static final String GREETING = "Hi. This is the James mail server";

    // The mailets that notify a sender, AbstractNotify.java, and Verizon's gateway to telephones:
    // Error message below:
    // 550 - Requested action not taken: no such user here
    //
    // Message details:
    //   RCPT TO: alice@example.org
    private static final String BELOW = "Error message below:";

    private static final String DETAILS = "Message details:";
    private static final String RECIPIENT = "RCPT TO: ";

    private static final List<String> BEFORE = List.of("Failed recipient(s):", "your message.");

    @Override
    public String name() {
        return "james";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING) || isNotify(notice);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        if (isNotify(notice)) {
            return ofNotify(notice);
        }
        int from = Passage.after(notice, BEFORE);
        List<Entries.Entry> entries = Entries.whole(notice, from, notice.lines().size());
        int error = Passage.before(notice, List.of("Error message"), from);
        String below = Passage.words(notice, error + 1, notice.lines().size());
        String words = below.isEmpty() && !entries.isEmpty() ? entries.getLast().words() : below;
        return Outcomes.ofAll(entries, Action.FAILED, words);
    }

    private static boolean isNotify(Notice notice) {
        return notice.says(BELOW) && notice.says(DETAILS) && notice.says(RECIPIENT);
    }

    private static List<RecipientOutcome> ofNotify(Notice notice) {
        int below = notice.lineWith(BELOW);
        String words = Passage.words(notice, below + 1, Passage.before(notice, List.of(DETAILS), below));
        List<RecipientOutcome> outcomes = new ArrayList<>();
        boolean among = false;
        for (String line : notice.wholeLines(below)) {
            String text = line.strip();
            among = text.startsWith(RECIPIENT) || among && text.indexOf(' ') < 0;
            if (among) {
                Addresses.first(text, 0)
                        .ifPresent(found -> outcomes.add(Outcomes.of(found.address(), Action.FAILED, words)));
            }
        }
        return outcomes;
    }
}
