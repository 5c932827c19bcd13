package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/** A refusal that looks like a receipt: Sieve's {@code reject} answers with a disposition notification (RFC 5429, 2.1.2). */
final class Rejection {
    // Dovecot, lib-lda/mail-send.c:  Your message to <alice@example.org> was automatically rejected:
    // Cyrus, imap/lmtp_sieve.c:      Your message was automatically rejected by Sieve, a mail filtering language.
    private static final String SENTENCE = "was automatically rejected";

    // Dovecot's delivery agent sends the same where the mailbox is full
    private static final String FULL = "Quota exceeded (mailbox for user is full)";

    private Rejection() {}

    static boolean isReceipt(MimePart part) {
        String type = part.type().name();
        return type.equals("message/disposition-notification")
                || type.equals("message/global-disposition-notification");
    }

    /** The refused recipient, where a receipt says that a server deleted the mail, and the text that it was rejected. */
    static Optional<RecipientOutcome> in(MailMessage mail, Notice notice) {
        int sentence = notice.lineWith(SENTENCE);
        return sentence < 0
                ? Optional.empty()
                : mail.ownParts().stream()
                        .filter(Rejection::isReceipt)
                        .findFirst()
                        .map(MimePart::enclosedHeaders)
                        .filter(Rejection::saysDeleted)
                        .flatMap(Rejection::recipient)
                        .map(recipient -> Outcomes.of(recipient, Action.FAILED, words(notice, sentence)));
    }

    /** The reason behind it is the person's own free text, and says nothing of the address. */
    private static String words(Notice notice, int sentence) {
        return notice.says(FULL) ? FULL : notice.lines().get(sentence);
    }

    private static boolean saysDeleted(Headers fields) {
        String disposition = fields.raw("Disposition").toLowerCase(Locale.ROOT);
        return disposition.contains("automatic-action") && disposition.contains("deleted");
    }

    private static Optional<EmailAddress> recipient(Headers fields) {
        return AddressField.parse(fields.raw("Original-Recipient"))
                .or(() -> AddressField.parse(fields.raw("Final-Recipient")));
    }
}
