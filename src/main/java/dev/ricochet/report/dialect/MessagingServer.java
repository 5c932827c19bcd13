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
import java.util.Optional;

/** PMDF, and what became of it: iPlanet, Sun and Oracle Messaging Server, where the delivery status is missing. */
public final class MessagingServer implements Dialect {
    // This report relates to a message you sent with the following header fields:
    // Your message cannot be delivered to the following recipients:
    //
    //   Recipient address: alice@example.org
    //   Original address: news-readers@example.org
    //   Reason: Remote SMTP server has rejected address
    //   Diagnostic code: smtp;550 5.1.1 <alice@example.org>... User Unknown
    //   Remote system: dns;mail.example.org (TCP|192.0.2.1|47323|192.0.2.10|25) (mail.example.org ESMTP)
    private static final String GREETING = "This report relates to a message you sent";

    private static final String RECIPIENT = "Recipient address: ";
    private static final String ORIGINAL = "Original address: ";
    private static final String DIAGNOSTIC = "Diagnostic code: ";

    @Override
    public String name() {
        return "messaging-server";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING) && notice.says(RECIPIENT);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        Action action = Passage.action(notice);
        List<RecipientOutcome> outcomes = new ArrayList<>();
        int at = Passage.before(notice, List.of(RECIPIENT), 0);
        while (at < notice.lines().size()) {
            int end = Passage.before(notice, List.of(RECIPIENT), at + 1);
            outcome(notice, at, end, action).ifPresent(outcomes::add);
            at = end;
        }
        return outcomes;
    }

    private static Optional<RecipientOutcome> outcome(Notice notice, int from, int to, Action action) {
        Optional<EmailAddress> original = Optional.empty();
        StringBuilder words = new StringBuilder();
        int at = from + 1;
        while (at < to && !notice.lines().get(at).isBlank()) {
            String line = notice.lines().get(at++).strip();
            if (line.startsWith(ORIGINAL)) {
                original = address(line);
            } else {
                // smtp;550 5.1.1 …
                int type = line.startsWith(DIAGNOSTIC) ? line.indexOf(';') : -1;
                words.append(' ').append(type < 0 ? line : line.substring(type + 1));
            }
        }
        String whole = at == notice.lines().size() ? "" : words.toString();
        Optional<EmailAddress> mailed = original;
        return address(notice.lines().get(from))
                .map(recipient -> Outcomes.of(new Entries.Entry(recipient, mailed, whole), action));
    }

    private static Optional<EmailAddress> address(String line) {
        return Addresses.first(line, 0).map(Addresses.Found::address);
    }
}
