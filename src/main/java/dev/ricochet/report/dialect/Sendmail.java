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
import java.util.Locale;

/** Sendmail where its delivery status is missing: version 5, and reports that a gateway flattened. */
public final class Sendmail implements Dialect {
    //    ----- The following addresses had permanent fatal errors -----
    // <alice@example.org>
    //     (reason: 550 5.1.1 <alice@example.org>... User unknown)
    //    ----- Transcript of session follows -----
    // ... while talking to mx.example.net.:
    // >>> RCPT To:<alice@example.org>
    // <<< 550 5.1.1 <alice@example.org>... User unknown
    private static final List<String> FATAL = List.of("had permanent fatal errors", "had permanent delivery errors");
    private static final String DELIVERY_PROBLEMS = "The following addresses had delivery problems";
    private static final String DELAYED = "had transient non-fatal errors";
    private static final String TRANSCRIPT = "- Transcript of session follows";

    @Override
    public String name() {
        return "sendmail";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.saysOneOf(FATAL)
                || notice.says(DELAYED)
                || notice.says(TRANSCRIPT)
                || notice.says(DELIVERY_PROBLEMS) && !notice.says("Non-delivered information");
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        int transcript = Passage.before(notice, List.of(TRANSCRIPT), 0);
        for (String heading : List.of(FATAL.get(0), FATAL.get(1), DELIVERY_PROBLEMS, DELAYED)) {
            int at = Passage.before(notice, List.of(heading), 0);
            if (at < notice.lines().size()) {
                Action action = heading.equals(DELAYED) ? Action.DELAYED : Action.FAILED;
                int end = Passage.before(notice, List.of("-----"), at + 1);
                List<Entries.Entry> entries = Entries.in(notice.lines(), at + 1, end, Entries.Form.LINE_BEGIN);
                for (Entries.Entry entry : entries) {
                    // the line "(expanded from: …)" stands last: without a heading behind it, it may be missing
                    outcomes.add(
                            end < notice.lines().size()
                                    ? outcome(entry, entries.size() == 1, action, notice, transcript)
                                    : Outcomes.of(entry.recipient(), action, ""));
                }
            }
        }
        return outcomes.isEmpty() ? fromTranscript(notice, transcript) : outcomes;
    }

    /** An answer that names nobody is said of a recipient only where there is no other. */
    private static RecipientOutcome outcome(
            Entries.Entry entry, boolean alone, Action action, Notice notice, int transcript) {
        RecipientOutcome outcome = Outcomes.of(entry, action);
        if (outcome.reply().isPresent()) {
            return outcome;
        }
        String own = answers(notice, transcript, entry.recipient().key());
        String said = own.isEmpty() && alone ? answers(notice, transcript, "") : own;
        return Outcomes.of(new Entries.Entry(entry.recipient(), entry.parent(), said + " " + entry.words()), action);
    }

    /** The transcript's lines with an answer to this address, or every answer. */
    private static String answers(Notice notice, int transcript, String key) {
        StringBuilder answers = new StringBuilder();
        for (int i = transcript + 1; i < notice.lines().size() && answers.length() < 2_000; i++) {
            String line = notice.lines().get(i);
            if (!line.startsWith(">>>") && line.toLowerCase(Locale.ROOT).contains(key)) {
                answers.append(line).append(' ');
            }
        }
        return answers.toString();
    }

    // >>> RCPT To:<alice@example.org>
    // <<< 550 no such user
    // 550 <alice@example.org>... User unknown
    /** Version 5, where the receiver's answer stands above its own. */
    private static List<RecipientOutcome> fromTranscript(Notice notice, int transcript) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        String answer = "";
        for (int i = transcript + 1; i < notice.lines().size(); i++) {
            String line = notice.lines().get(i);
            if (line.startsWith("<<< ")) {
                answer = line;
            } else if (line.startsWith(">>> ")) {
                answer = "";
            } else if (line.startsWith("5") || line.startsWith("4")) {
                String words = line + " " + answer;
                Addresses.first(line, 0)
                        .filter(found -> line.startsWith("...", found.to()) || line.startsWith(">...", found.to()))
                        .ifPresent(found -> outcomes.add(Outcomes.of(found.address(), Passage.action(notice), words)));
                answer = "";
            }
        }
        return outcomes.isEmpty() ? ofTheHost(notice, transcript) : outcomes;
    }

    // 421 example.org (smtp)... Deferred: Connection timed out during user open with example.org
    /** What version 5 says of a host is said of the sole recipient there whom the returned mail names. */
    private static List<RecipientOutcome> ofTheHost(Notice notice, int transcript) {
        List<EmailAddress> to = Addresses.all(notice.returned().raw("To"), 2);
        if (to.size() != 1) {
            return List.of();
        }
        String host = " " + to.getFirst().domain() + " (";
        return notice.wholeLines(transcript + 1).stream()
                .filter(line -> line.startsWith(host, 3) && line.contains(")... "))
                .findFirst()
                .map(line -> List.of(Outcomes.of(to.getFirst(), Passage.action(notice), line)))
                .orElse(List.of());
    }
}
