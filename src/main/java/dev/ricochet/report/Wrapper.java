package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.message.MimeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A report that another one of a mail server was put around. */
final class Wrapper {
    private static final int LONGEST = 1 << 20;

    private Wrapper() {}

    /**
     * The mail inside one of the same sender and subject, with no word of its own: InterScan does so when it hands on what
     * it has scanned.
     */
    static Optional<MailMessage> around(MailMessage mail) {
        List<MimePart> parts = mail.ownParts();
        if (parts.isEmpty() || !parts.getFirst().type().name().equals("message/rfc822")) {
            return Optional.empty();
        }
        return mail.enclosedIn(parts.getFirst())
                .filter(inner -> Suspicion.isADaemon(mail.headers()) && isSame(mail.headers(), inner.headers()));
    }

    /**
     * The report inside one that names nobody: Japanese providers put their own mailer daemon's around it, as a part of its
     * own or in the text behind a line of the mbox form.
     */
    static Optional<MailMessage> within(MailMessage mail) {
        return mail.ownParts().stream()
                .filter(part -> part.type().name().equals("message/rfc822"))
                .findFirst()
                .flatMap(mail::enclosedIn)
                .or(() -> inText(mail.root()))
                .filter(inner -> Suspicion.isADaemon(mail.headers())
                        && Suspicion.isADaemon(inner.headers())
                        && Suspicion.isTitledAsReport(inner.headers()));
    }

    // ---------------------------------
    // From MAILER-DAEMON  Thu Apr 29 23:34:45 2015
    // Return-Path: <>
    private static Optional<MailMessage> inText(MimePart root) {
        if (!root.type().isText()) {
            return Optional.empty();
        }
        byte[] content = root.content(LONGEST);
        int line = new String(content, StandardCharsets.ISO_8859_1).indexOf("\nFrom MAILER-DAEMON ");
        return line < 0
                ? Optional.empty()
                : Optional.of(new MimeReader().read(Arrays.copyOfRange(content, line + 1, content.length)));
    }

    private static boolean isSame(Headers outer, Headers inner) {
        return !Title.of(outer).isEmpty()
                && Title.of(outer).equals(Title.of(inner))
                && Title.sender(outer).equals(Title.sender(inner));
    }
}
