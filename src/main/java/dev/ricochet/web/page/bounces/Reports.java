package dev.ricochet.web.page.bounces;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.flow.ReportFetching;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Reports as they lie in their inboxes. */
@ApplicationScoped
class Reports {
    /** Each is a session with a mail server, of which one inbox allows few. */
    private static final int AT_ONCE = 2;

    private final Outbox outbox;
    private final Accounts accounts;
    private final ReportFetching fetching;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Reports(Outbox outbox, Accounts accounts, ReportFetching fetching) {
        this.outbox = outbox;
        this.accounts = accounts;
        this.fetching = fetching;
    }

    /** What came of looking for one. */
    sealed interface Looked<T> {}

    /** It is there. */
    record Found<T>(T mail) implements Looked<T> {}

    /** @param why and what to do, for a person */
    record NotFound<T>(String why) implements Looked<T> {}

    /** @param reading what is wanted of the mail's bytes */
    <T> Looked<T> of(Event event, Function<byte[], T> reading) {
        Optional<KeptMail> mail = outbox.mail(event.mail());
        Optional<KnownAccount> account = accounts.find(event.account());
        if (mail.isEmpty() || account.isEmpty()) {
            return new NotFound<>("The account of this inbox was removed, so the report cannot be fetched any more.");
        }
        if (!places.tryAcquire()) {
            return new NotFound<>("Others are having reports fetched just now. Try again in a moment.");
        }
        try {
            Optional<byte[]> bytes = fetching.fetch(account.get().account(), mail.get());
            return bytes.isPresent()
                    ? new Found<>(reading.apply(bytes.get()))
                    : new NotFound<>(
                            "The report does not lie in the inbox any more: somebody deleted it, or moved it to a folder"
                                    + " that is not read.");
        } catch (MailboxFailure failure) {
            return new NotFound<>("The inbox could not be read just now: " + failure.getMessage()
                    + ". The page of the account says what to do if it stays so.");
        } finally {
            places.release();
        }
    }
}
