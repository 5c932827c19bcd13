package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.EmailAddress;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom a field such as To names (RFC 5322, 3.4): one address of each mailbox, none out of a name, a comment or a quoted
 * local part. Empty where one of them cannot be read, since nobody knows then how many there are.
 */
public final class AddressList {
    // undisclosed-recipients:;
    private static final Pattern NOBODY = Pattern.compile("[^:;,\"()<>@]*:\\s*;");

    private AddressList() {}

    public static Optional<List<EmailAddress>> parse(String field) {
        try {
            return of(InternetAddress.parse(field, true));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    static Optional<List<EmailAddress>> of(InternetAddress[] mailboxes) {
        List<EmailAddress> addresses = new ArrayList<>(mailboxes.length);
        for (InternetAddress mailbox : mailboxes) {
            String address = mailbox.getAddress() == null ? "" : mailbox.getAddress();
            Optional<EmailAddress> read = EmailAddress.parse(address);
            if (read.isPresent()) {
                addresses.add(read.get());
            } else if (!NOBODY.matcher(address).matches()) {
                return Optional.empty();
            }
        }
        return Optional.of(addresses);
    }
}
