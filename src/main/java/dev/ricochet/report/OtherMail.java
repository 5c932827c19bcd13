package dev.ricochet.report;

import dev.ricochet.message.Headers;
import java.util.Locale;

/** What a mail is that is no report: by the marks that automatic answers put into their headers. */
final class OtherMail {
    private OtherMail() {}

    static Reading read(Headers headers) {
        String submitted = headers.raw("Auto-Submitted").toLowerCase(Locale.ROOT);
        boolean answers = submitted.startsWith("auto-replied")
                || headers.has("X-Autoreply")
                || headers.has("X-Autorespond")
                || headers.raw("Precedence").toLowerCase(Locale.ROOT).startsWith("auto");
        return answers ? new Reading.AutoReply() : new Reading.Ordinary();
    }
}
