package dev.ricochet.report;

import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.util.List;
import java.util.Locale;

/** Worms and swindlers dress their mail as a report: a program to open, a button to press, and no mail that came back. */
final class Disguise {
    private static final WordList LURES = WordList.of("lure");

    // message.zip · document.pif · Undelivered.html
    private static final List<String> BAIT = List.of(
            ".exe", ".pif", ".scr", ".com", ".bat", ".cmd", ".vbs", ".js", ".zip", ".rar", ".7z", ".iso", ".img",
            ".lnk", ".htm", ".html", ".shtml", ".docm", ".xlsm");

    private Disguise() {}

    /** Of a mail without a delivery status; where a server is quoted, or a mail came back, it is none. */
    static boolean of(Notice notice, MailMessage mail) {
        if (notice.quotesAServer()) {
            return false;
        }
        return mail.ownParts().stream().anyMatch(Disguise::isBait)
                || LURES.standsIn(notice.wording().lower());
    }

    private static boolean isBait(MimePart part) {
        String name = (part.type().parameter("name") + " " + part.headers().raw("Content-Disposition"))
                .replace("\"", "")
                .toLowerCase(Locale.ROOT)
                .strip();
        return !name.isEmpty()
                && BAIT.stream().anyMatch(ending -> name.endsWith(ending) || name.contains(ending + ";"));
    }
}
