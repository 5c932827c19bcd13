package dev.ricochet.report.dialect;

import dev.ricochet.report.Dialect;
import dev.ricochet.report.Entries;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** OpenSMTPD where its delivery status is missing. */
public final class OpenSmtpd implements Dialect {
    //     Hi!
    //     This is the MAILER-DAEMON, please DO NOT REPLY to this e-mail.
    //     An error has occurred while attempting to deliver a message for
    //     the following list of recipients:
    // alice@example.org: 550 5.1.1 no such user
    private static final String GREETING = "This is the MAILER-DAEMON, please DO NOT REPLY to this";

    private static final List<String> BEGIN = List.of("list of recipients:", "following recipients");
    private static final List<String> END = List.of("Below is a copy of the original message", "No action is required");

    @Override
    public String name() {
        return "opensmtpd";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        return Passage.read(notice, BEGIN, END, Entries.Form.LINE_BEGIN);
    }
}
