package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.SentCopies;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds out how strictly an inbox is to be read now. */
@ApplicationScoped
public class Stances {
    private final SentCopies copies;

    Stances(SentCopies copies) {
        this.copies = copies;
    }

    Stance towards(Account account, Mailbox mailbox) throws MailboxFailure {
        boolean campaignSeen = QuarkusTransaction.requiringNew()
                .call(() -> !copies.withCampaignMail(List.of(account.id())).isEmpty());
        return Stance.of(account, mailbox.sent().isPresent(), campaignSeen);
    }
}
