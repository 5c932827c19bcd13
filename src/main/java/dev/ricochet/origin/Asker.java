package dev.ricochet.origin;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;
import java.util.Optional;

/**
 * For whom somebody asks: the author himself, where we mailed him; another address only where the mail that he answers went
 * to that one alone. Who is merely named in a text is nobody.
 *
 * @param about the mail that he answers, where we know that it went to this person alone
 */
public record Asker(EmailAddress person, Optional<MessageId> about) {

    /**
     * @param answers the mails that are answered, complained of or brought back
     * @param named whom the mail that came back names as its recipients
     */
    public static Optional<Asker> of(
            EmailAddress author, List<MessageId> answers, List<EmailAddress> named, SentMail sent) {
        return answering(List.of(author), answers, sent)
                .or(() -> answering(named, answers, sent))
                .or(() -> sent.mailed(author) ? Optional.of(new Asker(author, Optional.empty())) : Optional.empty());
    }

    /** The one of several people to whom alone one of these mails went. */
    public static Optional<Asker> answering(List<EmailAddress> people, List<MessageId> mails, SentMail sent) {
        for (MessageId mail : mails) {
            for (EmailAddress person : people) {
                if (sent.has(mail, person)) {
                    return Optional.of(new Asker(person, Optional.of(mail)));
                }
            }
        }
        return Optional.empty();
    }
}
