package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Diagnosis;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;

/** Gmail without a delivery status: its form until about 2016, and what Google Groups refuses. */
public final class Gmail implements Dialect {
    // Delivery to the following recipient failed permanently:
    //
    //      alice@example.org
    //
    // Technical details of permanent failure:
    // Google tried to deliver your message, but it was rejected by the server for the recipient domain …
    // The error that the other server returned was: 550 5.1.1 User unknown (state 14).
    private static final List<String> FORM = List.of(
            "Technical details of permanent failure",
            "Technical details of temporary failure",
            "Delivery to the following recipient failed permanently",
            "Delivery to the following recipients failed permanently",
            "Delivery to the following recipient has been delayed");

    // ** Address not found **
    // …
    // The response was:
    // 501 5.1.8 Sender address rejected
    private static final List<String> RESPONSE = List.of("The response was", "The response from the remote server was");
    private static final List<String> HEADINGS =
            List.of("failed permanently", "has been delayed", "recipients failed", "recipient failed");
    private static final List<String> DETAILS = List.of("Technical details of", "Message will be retried");
    private static final int MOST_NAMED_IN_HEADER = 1_000;

    @Override
    public String name() {
        return "gmail";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.sender().contains("@googlemail.com>") && notice.sender().contains("mailer-daemon")
                || notice.saysOneOf(FORM) && !notice.says("====");
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        Action action = Passage.action(notice);
        int details = Passage.before(notice, DETAILS, 0);
        String words = notice.breaksOff() || isUnanswered(notice)
                ? ""
                : details < notice.lines().size()
                        ? String.join(
                                " ",
                                notice.lines().subList(details, notice.lines().size()))
                        : notice.text();
        List<EmailAddress> named =
                new ArrayList<>(Addresses.all(notice.headers().raw("X-Failed-Recipients"), MOST_NAMED_IN_HEADER));
        if (named.isEmpty()) {
            Entries.in(notice.lines(), Passage.after(notice, HEADINGS), details, Entries.Form.LINE_BEGIN)
                    .forEach(entry -> named.add(entry.recipient()));
        }
        List<RecipientOutcome> outcomes = new ArrayList<>();
        named.forEach(address -> outcomes.add(Outcomes.of(address, action, words)));
        return outcomes;
    }

    /** Below a heading of today's form a response stands: without it the mail is cut, and the heading alone may mislead. */
    private static boolean isUnanswered(Notice notice) {
        return notice.lines().stream().anyMatch(line -> line.startsWith("** ") && line.endsWith(" **"))
                && !notice.saysOneOf(RESPONSE)
                && Diagnosis.of(notice.text()).reply().isEmpty();
    }
}
