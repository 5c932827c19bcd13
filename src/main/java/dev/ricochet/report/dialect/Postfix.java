package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** Postfix where its delivery status is missing: releases before 1999, and reports that somebody flattened. */
public final class Postfix implements Dialect {
    // This is the mail system at host mx.example.org. · This is the Postfix program at host mx.example.org.
    // <alice@example.org>: host mx.example.net[192.0.2.1] said: 550 5.1.1 … (in reply to RCPT TO command)
    private static final List<String> GREETING = List.of(
            "This is the mail system at host",
            "This is the Postfix program at host",
            "This is the Postfix mail system at host",
            "I'm sorry to have to inform you that",
            "could not be delivered to one or more destinations");

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.saysOneOf(GREETING);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        return Outcomes.of(
                Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.BRACKETS_AND_COLON),
                Passage.action(notice));
    }
}
