package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Trend Micro InterScan Messaging Security and its successors: a piece of the SMTP dialogue. */
public final class InterScan implements Dialect {
    // Sent <<< RCPT TO:<alice@example.org>
    // Received >>> 550 5.1.1 <alice@example.org>... User unknown
    // Unable to deliver message to <alice@example.org>.
    // The Japanese edition turns the arrows round.
    private static final String RECIPIENT = "RCPT TO";

    private static final String UNABLE = "Unable to deliver message to ";

    private static final List<String> SUBJECTS =
            List.of("mail could not be delivered", "メッセージを配信できません。", "メール配信に失敗しました");

    @Override
    public String name() {
        return "interscan";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.sender().startsWith("\"interscan ")
                || SUBJECTS.contains(notice.subject().strip()) && (notice.says("<<< ") || notice.says(UNABLE));
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        Optional<EmailAddress> asked = Optional.empty();
        String said = "";
        for (String line : notice.wholeLines(0)) {
            String spoken = spoken(line);
            if (spoken.startsWith(RECIPIENT)) {
                asked = address(spoken);
            } else if (!spoken.isEmpty() && Character.isDigit(spoken.charAt(0))) {
                said = spoken;
                asked.ifPresent(recipient -> outcomes.add(Outcomes.of(recipient, Action.FAILED, spoken)));
                asked = Optional.empty();
            } else if (line.contains(UNABLE)) {
                String words = said.isEmpty() ? line : said;
                address(line).ifPresent(recipient -> outcomes.add(Outcomes.of(recipient, Action.FAILED, words)));
            }
        }
        return outcomes;
    }

    /** What one of the two servers said, without the arrows before it. */
    private static String spoken(String line) {
        int arrows = Math.max(line.indexOf("<<< "), line.indexOf(">>> "));
        return arrows < 0 ? "" : line.substring(arrows + 4);
    }

    private static Optional<EmailAddress> address(String words) {
        return Addresses.first(words, 0).map(Addresses.Found::address);
    }
}
