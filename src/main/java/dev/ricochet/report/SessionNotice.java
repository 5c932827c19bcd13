package dev.ricochet.report;

import java.util.List;

/** What Postfix tells its own postmaster of a session: whoever was refused in it, it was nobody that we mailed. */
final class SessionNotice {
    // Subject: Postfix SMTP server: errors from unknown[192.0.2.66]
    // smtpd/smtpd_chat.c and smtp/smtp_chat.c
    private static final List<String> SUBJECTS = List.of(" smtp server: errors from ", " smtp client: errors from ");

    private SessionNotice() {}

    static boolean of(Notice notice) {
        return SUBJECTS.stream().anyMatch(notice.subject()::contains) && notice.says("Transcript of session follows.");
    }
}
