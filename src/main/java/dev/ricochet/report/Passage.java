package dev.ricochet.report;

import java.util.ArrayList;
import java.util.List;

/** The lines of a notice in which a server names its recipients, and what it did about them. */
public final class Passage {
    // Eventually the mail delivery software will give up · THIS IS A WARNING MESSAGE ONLY · will be retried
    private static final WordList TRYING = WordList.of("trying");

    /** Words that say that it is over all the same. */
    private static final WordList OVER = WordList.of("over");

    /** In a subject. */
    private static final WordList DELAYED = WordList.of("delay");

    private Passage() {}

    /** The number of the line behind the first one with one of these words, or of the first line. */
    public static int after(Notice notice, List<String> words) {
        int at = before(notice, words, 0);
        return at == notice.lines().size() ? 0 : at + 1;
    }

    /** The number of the first line with one of these words at or behind a line, or the count of lines. */
    public static int before(Notice notice, List<String> words, int from) {
        List<String> said = new ArrayList<>();
        for (String some : words) {
            if (notice.says(some)) {
                said.add(some);
            }
        }
        for (int i = from; i < notice.lines().size() && !said.isEmpty(); i++) {
            if (Suspicion.hasOneOf(notice.lines().get(i), said)) {
                return i;
            }
        }
        return notice.lines().size();
    }

    /** The lines between two numbers in one piece; empty where the notice breaks off in them. */
    public static String words(Notice notice, int from, int to) {
        boolean cut = to == notice.lines().size() && notice.breaksOff();
        return cut || to <= from ? "" : String.join(" ", notice.lines().subList(from, to));
    }

    /** The entries of a passage as outcomes; what was done follows from the whole notice. */
    public static List<RecipientOutcome> read(Notice notice, List<String> begin, List<String> end, Entries.Form form) {
        int from = after(notice, begin);
        return Outcomes.of(Entries.in(notice.lines(), from, before(notice, end, from), form), action(notice));
    }

    /** Failed, or still being tried where the notice says so and does not say that it is over. */
    public static Action action(Notice notice) {
        String text = notice.wording().lower();
        if (OVER.standsIn(text)) {
            return Action.FAILED;
        }
        return TRYING.standsIn(text) || isWarning(notice.subject()) ? Action.DELAYED : Action.FAILED;
    }

    private static boolean isWarning(String subject) {
        return subject.startsWith("warning:") || DELAYED.standsIn(subject);
    }
}
