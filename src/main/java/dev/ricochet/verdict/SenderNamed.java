package dev.ricochet.verdict;

import dev.ricochet.report.Addresses;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.List;
import java.util.Locale;

/**
 * Whether an answer speaks of the sender alone: {@code 550 5.1.1 <news@shop.example.com> User unknown}, as servers say that
 * look up whether the sender's address takes mail.
 */
final class SenderNamed {
    /** Addresses of an answer that are looked at. */
    private static final int MOST = 10;

    private SenderNamed() {}

    static boolean in(DeliveryReport report, RecipientOutcome outcome) {
        String said = outcome.diagnostic().toLowerCase(Locale.ROOT);
        if (said.indexOf('@') < 0 || report.original().from().isEmpty()) {
            return false;
        }
        String sender = report.original().from().get().key();
        List<EmailAddress> named = Addresses.all(said, MOST);
        return !named.isEmpty()
                && named.stream().allMatch(address -> address.key().equals(sender))
                && !names(said, outcome.recipient())
                && outcome.failing().filter(failing -> names(said, failing)).isEmpty();
    }

    /** By its local part too: {@code 550 5.1.1 alice: User unknown}. */
    private static boolean names(String said, EmailAddress address) {
        return said.contains(address.local().toLowerCase(Locale.ROOT));
    }
}
