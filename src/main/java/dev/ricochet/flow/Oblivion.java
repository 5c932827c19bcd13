package dev.ricochet.flow;

import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.outbox.Forgotten;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.reread.Rereads;
import dev.ricochet.smtp.TestSendStore;
import dev.ricochet.unread.Unread;
import dev.ricochet.vocabulary.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Forgets a person wherever one is known: told, not understood, or sent to. */
@ApplicationScoped
public class Oblivion {
    private final Outbox outbox;
    private final Unread unread;
    private final SentCopies copies;
    private final TestSendStore tests;
    private final Rereads rereads;

    Oblivion(Outbox outbox, Unread unread, SentCopies copies, TestSendStore tests, Rereads rereads) {
        this.outbox = outbox;
        this.unread = unread;
        this.copies = copies;
        this.tests = tests;
        this.rereads = rereads;
    }

    /** @param accounts within these; empty means in all */
    @Transactional
    public Forgotten forget(EmailAddress person, Optional<Set<UUID>> accounts) {
        Forgotten forgotten = outbox.forget(person, accounts);
        switch (forgotten) {
            case Forgotten.Gone _ -> {
                unread.forget(person, accounts);
                copies.forget(person, accounts);
                tests.forget(person, accounts);
                rereads.forget();
            }
            case Forgotten.StillToBeTold _ -> {}
        }
        return forgotten;
    }
}
