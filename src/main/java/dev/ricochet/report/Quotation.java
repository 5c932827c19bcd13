package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import java.util.List;

/** Somebody who forwards a report, or answers to one, sends ordinary mail. */
final class Quotation {
    // what mail programs put before the subject of a mail that they forward, in the languages of reports
    private static final List<String> FORWARDS = List.of(
            "fwd:",
            "fw:",
            "wg:",
            "tr:",
            "rv:",
            "enc:",
            "i:",
            "doorst:",
            "doorgestuurd:",
            "vs:",
            "vb:",
            "vl:",
            "pd:",
            "ilt:",
            "转发:",
            "转发：",
            "轉寄:",
            "轉寄：",
            "転送:",
            "전달:");

    private static final List<String> ANSWERS = List.of(
            "re:", "aw:", "antw:", "sv:", "odp:", "ynt:", "res:", "rif:", "r:", "回复:", "回复：", "回覆:", "答复:", "답장:");

    private static final WordList MARKS = WordList.of("forwarded");

    private Quotation() {}

    /** Whether a person forwards a report whose parts the mail program took over as attachments. */
    static boolean ofAReport(MailMessage mail) {
        return !mail.root().type().name().equals("multipart/report")
                && !Suspicion.isADaemon(mail.headers())
                && beginsWithOneOf(Title.of(mail.headers()), FORWARDS);
    }

    static boolean of(Notice notice) {
        String subject = notice.subject().strip();
        boolean forwards = beginsWithOneOf(subject, FORWARDS);
        boolean answers = beginsWithOneOf(subject, ANSWERS);
        if (isByAMachine(notice.headers(), answers) && !forwards) {
            return false;
        }
        return forwards
                || MARKS.standsIn(notice.wording().lower())
                || answers && (notice.text().contains("\n>") || notice.text().startsWith(">"));
    }

    /** A postmaster is a person too: who answers from that address to somebody's mail, and quotes it. */
    private static boolean isByAMachine(Headers headers, boolean answers) {
        boolean mayBeAPerson = answers
                && headers.has("In-Reply-To")
                && !headers.has("Auto-Submitted")
                && !headers.raw("Return-Path").equals("<>")
                && !Title.sender(headers).contains("mailer-daemon");
        return Suspicion.isADaemon(headers) && !mayBeAPerson;
    }

    private static boolean beginsWithOneOf(String subject, List<String> words) {
        for (String word : words) {
            if (subject.startsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
