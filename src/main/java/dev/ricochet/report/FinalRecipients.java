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
                Optional<String> last = key(group, "final-recipient");
                last.ifPresent(named::add);
                key(group, "original-recipient")
                        .filter(original -> !Optional.of(original).equals(last))
                        .ifPresent(claimed::add);
            }
        });
        named.removeAll(claimed);
        return Set.copyOf(named);
    }

    private static Optional<String> key(FieldGroup group, String field) {
        return AddressField.parse(group.get(field)).map(EmailAddress::key);
    }
}
