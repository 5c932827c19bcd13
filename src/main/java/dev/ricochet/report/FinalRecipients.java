package dev.ricochet.report;

import dev.ricochet.message.MailMessage;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a report names as {@code Final-Recipient}. That the reporting server says of its own knowledge; an {@code
 * Original-Recipient} it only repeats after whoever sent the mail.
 */
public final class FinalRecipients {
    private FinalRecipients() {}

    /** Their keys, without those that another recipient's group claims as its original. */
    public static Set<String> keysIn(MailMessage mail) {
        Set<String> named = new HashSet<>();
        Set<String> claimed = new HashSet<>();
        Rfc3464.statusPart(mail).map(StatusPart::in).ifPresent(status -> {
            for (FieldGroup group : status.recipients()) {
                Optional<EmailAddress> last = AddressField.parse(group.get("final-recipient"));
                last.map(EmailAddress::key).ifPresent(named::add);
                AddressField.parse(group.get("original-recipient"))
                        .filter(original -> last.filter(original::isSameAs).isEmpty())
                        .map(EmailAddress::key)
                        .ifPresent(claimed::add);
            }
        });
        named.removeAll(claimed);
        return Set.copyOf(named);
    }
}
