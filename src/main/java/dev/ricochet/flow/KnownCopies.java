package dev.ricochet.flow;

import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.origin.SentMail;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;

/** What is known of the mails that the account sent, from the copies that it keeps. */
public record KnownCopies(SentCopies.Known known) implements SentMail {
    @Override
    public boolean has(MessageId mail) {
        return known.has(mail);
    }

    @Override
    public boolean has(MessageId mail, EmailAddress recipient) {
        return known.has(mail, recipient);
    }

    @Override
    public boolean knows(MessageId mail) {
        return known.knows(mail);
    }

    @Override
    public boolean mailed(EmailAddress person) {
        return known.hasMailed(person);
    }
}
