package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ipswitch IMail: one sentence a recipient. */
public final class ImailServer implements Dialect {
    // User mailbox exceeds allowed size: alice@example.org · Unknown user: alice@example.org
    // Invalid final delivery userid: alice@example.org · undeliverable to alice@example.org
    private static final List<String> SENTENCES = List.of(
            "user mailbox exceeds allowed size: ",
            "unknown user: ",
            "unknown host: ",
            "invalid final delivery userid: ",
            "undeliverable to ",
            "delivery failed: ",
            "delivery failed ");

    @Override
    public String name() {
        return "imail";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.subject().startsWith("undeliverable mail")
                && !outcomes(notice).isEmpty();
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        String answer = answer(notice);
        // the last line is empty, or half of one
        for (int i = 0; i < notice.lines().size() - 1; i++) {
            String line = notice.lines().get(i);
            if (beginsASentence(line.toLowerCase(Locale.ROOT))) {
                String more = Passage.words(notice, i + 1, paragraphEnd(notice, i + 1));
                Addresses.first(line, 0)
                        .ifPresent(
                                found -> outcomes.add(Outcomes.of(found.address(), Action.FAILED, line + " " + more)));
            }
        }
        return outcomes.size() == 1 && outcomes.getFirst().reply().isEmpty() && !answer.isEmpty()
                ? List.of(Outcomes.of(
                        outcomes.getFirst().recipient(),
                        Action.FAILED,
                        outcomes.getFirst().explanation() + " " + answer))
                : outcomes;
    }

    // Body of message generated response:
    // 550 5.1.1 User unknown
    private static String answer(Notice notice) {
        int heading = notice.lineWith("generated response:");
        return heading < 0 ? "" : Passage.words(notice, heading, paragraphEnd(notice, heading));
    }

    private static int paragraphEnd(Notice notice, int from) {
        int end = from;
        while (end < notice.lines().size() && !notice.lines().get(end).isBlank()) {
            end++;
        }
        return end;
    }

    private static boolean beginsASentence(String line) {
        for (String sentence : SENTENCES) {
            if (line.startsWith(sentence)) {
                return true;
            }
        }
        return false;
    }
}
