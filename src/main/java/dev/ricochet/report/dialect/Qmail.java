package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** qmail, netqmail, notqmail, s/qmail and what descends from them: Yahoo, many a hoster. */
public final class Qmail implements Dialect {
    // Hi. This is the qmail-send program at mx.example.org.
    // I'm afraid I wasn't able to deliver your message to the following addresses.
    // This is a permanent error; I've given up. Sorry it didn't work out.
    // Message from yahoo.com. Unable to deliver message to the following address(es).
    // Sorry, we were unable to deliver your message to the following address.
    private static final List<String> GREETING = List.of(
            "Hi. This is the qmail",
            "I'm afraid I wasn't able to deliver your message to the following address",
            "I am afraid I was not able to deliver your message to the following address",
            "Unable to deliver message to the following address",
            "Sorry, we were unable to deliver your message to the following address",
            "This is the deliver program at",
            "This is the machine generated message from mail service",
            "Hi. The MTA program at",
            "We're sorry. There's a problem with the e-mail address(es) you're trying to send to");

    @Override
    public String name() {
        return "qmail";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.saysOneOf(GREETING) && !notice.says(James.GREETING);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<Entries.Entry> entries =
                Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.BRACKETS_AND_COLON);
        if (entries.isEmpty()) {
            entries = Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.LINE_BEGIN);
        }
        // qmail-send tells of a failure only; it never warns
        return Outcomes.of(entries, Action.FAILED);
    }
}
