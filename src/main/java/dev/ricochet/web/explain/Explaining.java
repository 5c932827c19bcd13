package dev.ricochet.web.explain;

import dev.ricochet.access.Caller;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.belief.Belief;
import dev.ricochet.belief.Beliefs;
import dev.ricochet.belief.Inbox;
import dev.ricochet.flow.KnownCopies;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.origin.SentMail;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Understands a mail that somebody shows, as if it lay in an inbox; nothing of it is kept. */
@ApplicationScoped
public class Explaining {
    /** Each holds a mail of some megabytes and a processor. */
    private static final int AT_ONCE = 4;

    private final Understanding understanding;
    private final Accounts accounts;
    private final SentCopies copies;
    private final Caller caller;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Explaining(Understanding understanding, Accounts accounts, SentCopies copies, Caller caller) {
        this.understanding = understanding;
        this.accounts = accounts;
        this.copies = copies;
        this.caller = caller;
    }

    /** @param beliefs one for each outcome of a delivery report */
    public record Explained(Understood understood, List<Belief> beliefs) {}

    /** @param account in whose inbox it is to lie, which may know that it sent the mail; empty: in a usual one */
    @Transactional
    public Explained explain(Optional<UUID> account, byte[] mail) {
        Optional<Account> inbox = account.map(this::known);
        if (!places.tryAcquire()) {
            throw Refusal.until(ProblemKind.UNAVAILABLE, "Others are having mails explained.", Duration.ofSeconds(1));
        }
        try {
            Understood understood = understanding.of(mail);
            Beliefs beliefs = new Beliefs(
                    inbox.map(Explaining::inbox).orElse(Inbox.USUAL),
                    inbox.map(own -> sent(own, understood)).orElse(SentMail.UNKNOWN));
            return new Explained(understood, beliefs.of(understood));
        } finally {
            places.release();
        }
    }

    private Account known(UUID id) {
        return Optional.of(id)
                .filter(caller.access()::sees)
                .flatMap(accounts::find)
                .map(KnownAccount::account)
                .orElseThrow(Refusal::notFound);
    }

    private static Inbox inbox(Account account) {
        return new Inbox(
                account.imap().host(), Optional.of(account.address()), account.proofOfOrigin() != ProofOfOrigin.OFF);
    }

    private SentMail sent(Account account, Understood understood) {
        return understood.reading() instanceof DeliveryReport report
                ? new KnownCopies(copies.find(
                        account.id(),
                        report.original().messageId().map(List::of).orElse(List.of())))
                : SentMail.UNKNOWN;
    }
}
