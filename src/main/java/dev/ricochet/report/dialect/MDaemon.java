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

/** MDaemon and its SecurityGateway: the whole session. */
public final class MDaemon implements Dialect {
    // Failed address: alice@example.org
    //
    // --- Session Transcript ---
    //  Tue 2026-11-03 09:14:01: --> RCPT To:<alice@example.org>
    //  Tue 2026-11-03 09:14:01: <-- 550 5.1.1 <alice@example.org>: User unknown
    // --- End Transcript ---
    private static final String TRANSCRIPT = "--- Session Transcript ---";

    private static final List<String> NAMED = List.of("Failed address:", "did NOT receive a copy of your message");
    private static final String END = "--- End Transcript ---";
    private static final String ASKED = "--> RCPT T";
    private static final String ANSWERED = "<-- ";

    @Override
    public String name() {
        return "mdaemon";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(TRANSCRIPT);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int transcript = notice.lineWith(TRANSCRIPT);
        List<RecipientOutcome> outcomes = answers(notice, transcript);
        int named = Passage.before(notice, NAMED, 0);
        String refusal = refusal(notice, transcript);
        String words = refusal.isEmpty()
                ? Passage.words(notice, transcript, Passage.before(notice, List.of(END), transcript))
                : refusal;
        for (Entries.Entry entry : Entries.in(notice.lines(), named, transcript, Entries.Form.LINE_BEGIN)) {
            outcomes.add(Outcomes.of(entry.recipient(), action(notice), words));
        }
        return outcomes;
    }

    /** What was answered to each recipient that was not taken. */
    private static List<RecipientOutcome> answers(Notice notice, int transcript) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        Optional<EmailAddress> asked = Optional.empty();
        for (String line : notice.wholeLines(transcript)) {
            if (line.contains(ASKED)) {
                asked = Addresses.first(line, line.indexOf(ASKED)).map(Addresses.Found::address);
            } else if (isRefusal(line)) {
                asked.ifPresent(recipient -> outcomes.add(Outcomes.of(recipient, action(notice), answer(line))));
            }
            asked = line.contains(ANSWERED) ? Optional.empty() : asked;
        }
        return outcomes;
    }

    /** The last refusal of the session. */
    private static String refusal(Notice notice, int transcript) {
        return notice.wholeLines(transcript).stream().filter(MDaemon::isRefusal).reduce("", (_, line) -> answer(line));
    }

    private static boolean isRefusal(String line) {
        String answer = answer(line);
        return answer.startsWith("4") || answer.startsWith("5");
    }

    private static String answer(String line) {
        int at = line.indexOf(ANSWERED);
        return at < 0 ? "" : line.substring(at + ANSWERED.length());
    }

    private static Action action(Notice notice) {
        return notice.says("TRANSIENT delivery errors") ? Action.DELAYED : Passage.action(notice);
    }
}
