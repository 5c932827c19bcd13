package dev.ricochet.smtp;

import dev.ricochet.account.Account;
import dev.ricochet.account.SmtpSettings;
import dev.ricochet.vocabulary.EmailAddress;

/**
 * Who sends and through which server; the settings need not be those of an account that is kept.
 *
 * @param address where bounces come back to
 * @param from what campaigns are sent from
 */
public record Sender(EmailAddress address, EmailAddress from, SmtpSettings smtp) {
    public static Sender of(Account account) {
        return new Sender(account.address(), account.from(), account.smtp());
    }
}
