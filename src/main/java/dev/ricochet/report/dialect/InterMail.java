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

/** Openwave InterMail, that many an access provider ran, and KDDI's mail for au phones: a sentence, then its recipients. */
public final class InterMail implements Dialect {
    // This Message was undeliverable due to the following reason:
    //
    // The user(s) account is temporarily over quota.
    //
    // <alice@example.org>
    //
    // Each of the following recipients was rejected by a remote mail server.
    //     Recipient: <alice@example.org>
    //     Reason:    5.1.1 <alice@example.org>... User unknown
    private static final String GREETING = "This Message was undeliverable due to the following reason:";

    private static final List<String> AU = List.of("postmaster@ezweb.ne.jp", "postmaster@au.com");
    private static final String ACCOUNT = "The user(s) account ";
    private static final List<String> FORM =
            List.of(ACCOUNT, "Each of the following recipients", "Your message was not delivered within");
    private static final List<String> END = List.of("Please reply to", "-----");

    @Override
    public String name() {
        return "intermail";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING) || AU.stream().anyMatch(notice.sender()::contains) && notice.saysOneOf(FORM);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int begin = Math.max(0, notice.lineWith(GREETING) + 1);
        int named = Passage.before(notice, List.of("@"), begin);
        int end = Passage.before(notice, END, named);
        String sentence = Passage.words(notice, begin, named);
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (Entries.Entry entry : Entries.whole(notice, named, end)) {
            // au answers "550 user unknown" below every sentence about an account, and the sentence says more
            outcomes.add(
                    sentence.contains(ACCOUNT)
                            ? Outcomes.of(entry, Action.FAILED).saying(sentence)
                            : Outcomes.of(entry.recipient(), Action.FAILED, sentence + " " + entry.words()));
        }
        return outcomes;
    }
}
