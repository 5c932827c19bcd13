package dev.ricochet.report;

import java.util.List;

/** Somebody who forwards a report, or answers to one, sends ordinary mail. */
final class Quotation {
    private static final List<String> SUBJECTS = List.of("fwd:", "fw:", "wg:", "tr:", "rv:", "enc:", "i:", "doorst:");

    // ---------- Forwarded message --------- · Begin forwarded message: · -----Original Message-----
    private static final List<String> MARKS = List.of(
            "---------- Forwarded message",
            "Begin forwarded message:",
            "-------- Forwarded Message",
            "-------- Original Message",
            "-----Original Message-----",
            "-----Ursprüngliche Nachricht-----");

    private Quotation() {}

    static boolean of(Notice notice) {
        String subject = notice.subject().strip();
        boolean forwards = SUBJECTS.stream().anyMatch(subject::startsWith);
        if (Suspicion.isADaemon(notice.headers()) && !forwards) {
            return false;
        }
        if (forwards || notice.saysOneOf(MARKS)) {
            return true;
        }
        boolean answers = subject.startsWith("re:") || subject.startsWith("aw:");
        return answers && notice.text().contains("\n>");
    }
}
