package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;

/** KDDI's mail for au phones: ezweb.ne.jp and au.com. */
public final class EzWeb implements Dialect {
    // The user(s) account is temporarily limited.
    // <alice@ezweb.ne.jp>: 550 user unknown (in reply to RCPT TO command)
    //
    // Each of the following recipients was rejected by a remote mail server.
    //     Recipient: <alice@example.org>
    //     >>> RCPT TO:<alice@example.org>
    //     <<< 550 <alice@example.org>: User unknown
    private static final List<String> SENDERS = List.of("postmaster@ezweb.ne.jp", "postmaster@au.com");

    private static final String ACCOUNT = "The user(s) account ";
    private static final List<String> FORM =
            List.of(ACCOUNT, "Each of the following recipients", "Your message was not delivered within");

    @Override
    public String name() {
        return "ezweb";
    }

    @Override
    public boolean speaks(Notice notice) {
        return SENDERS.stream().anyMatch(notice.sender()::contains) && notice.saysOneOf(FORM);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int named = Passage.before(notice, List.of("@"), 0);
        int end = Passage.before(notice, List.of("-----"), named);
        String sentence = Passage.words(notice, 0, named);
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (Entries.Entry entry : Entries.in(notice.lines(), named, end, Entries.Form.LINE_BEGIN)) {
            // "550 user unknown" stands below every sentence about an account, and the sentence says more
            outcomes.add(
                    sentence.contains(ACCOUNT)
                            ? Outcomes.of(entry, Action.FAILED).saying(sentence)
                            : Outcomes.of(entry.recipient(), Action.FAILED, sentence + " " + entry.words()));
        }
        return outcomes;
    }
}
