package dev.ricochet.web.accounts;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Outcome;
import dev.ricochet.account.Replacement;
import dev.ricochet.flow.AccountRemoval;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.web.Once;
import dev.ricochet.web.problem.ProblemKind;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Changes to accounts, each in one transaction with its line in the audit trail. */
@ApplicationScoped
public class AccountEdits {
    private final Accounts accounts;
    private final AccountRemoval removal;
    private final AuditTrail trail;
    private final Caller caller;
    private final Once once;
    private final MeansOfHarm harm;
    private final Outbox outbox;

    AccountEdits(
            Accounts accounts,
            AccountRemoval removal,
            AuditTrail trail,
            Caller caller,
            Once once,
            MeansOfHarm harm,
            Outbox outbox) {
        this.accounts = accounts;
        this.removal = removal;
        this.trail = trail;
        this.caller = caller;
        this.once = once;
        this.harm = harm;
        this.outbox = outbox;
    }

    /** Once for each {@code Idempotency-Key}. */
    @Transactional
    public KnownAccount create(Account account) {
        UUID id = UUID.fromString(once.make(() -> {
                    KnownAccount created = done(accounts.create(account));
                    write("account.create", created.id(), List.of());
                    harm.tell(Optional.empty(), account);
                    return created.id().toString();
                })
                .id());
        return accounts.find(id).orElseThrow(Refusal::notFound);
    }

    /** @param before as it is in this version */
    @Transactional
    public KnownAccount replace(Account before, long version, Replacement replacement) {
        KnownAccount replaced = done(accounts.replace(before.id(), version, replacement));
        write("account.replace", before.id(), Changes.between(before, replacement));
        harm.tell(Optional.of(before), replacement.account());
        return replaced;
    }

    /** The secrets that waited were found good. */
    @Transactional
    public KnownAccount promote(UUID id, long version) {
        KnownAccount promoted = done(accounts.promote(id, version));
        write("account.promote-secrets", id, List.of());
        return promoted;
    }

    @Transactional
    public KnownAccount pause(UUID id, long version) {
        KnownAccount paused = done(accounts.pause(id, version));
        write("account.pause", id, List.of());
        return paused;
    }

    @Transactional
    public KnownAccount resume(UUID id, long version) {
        KnownAccount resumed = done(accounts.resume(id, version));
        write("account.resume", id, List.of());
        return resumed;
    }

    /** What was known against its receiver is forgotten. */
    @Transactional
    public void resumeReceiver(UUID id) {
        outbox.resume(id);
        write("receiver.resume", id, List.of());
    }

    @Transactional
    public void delete(UUID id, long version, AccountRemoval.Waiting waiting) {
        KnownAccount _ = done(removal.remove(id, version, waiting));
        write("account.delete", id, List.of());
    }

    private void write(String what, UUID id, List<String> fields) {
        trail.add(caller.access().who(), Deed.to(what, id.toString()).of(id).changing(fields));
    }

    static Refusal declared() {
        return new Refusal(
                ProblemKind.CONFLICT, "This account is declared in the configuration, and is changed there alone.");
    }

    // a refusal undoes the transaction
    private static KnownAccount done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(KnownAccount account) -> account;
            case Outcome.Unknown() -> throw Refusal.notFound();
            case Outcome.Declared() -> throw declared();
            case Outcome.Stale(long _) ->
                throw new Refusal(ProblemKind.STALE, "Read it again, and decide whether your change still fits.");
            case Outcome.Taken() ->
                throw new Refusal(ProblemKind.CONFLICT, "An account with this IMAP host and user is there already.");
            case Outcome.Refused(String why) -> throw new Refusal(ProblemKind.INVALID, why);
            case Outcome.NoKey noKey -> throw new Refusal(ProblemKind.UNAVAILABLE, noKey.sentence());
        };
    }
}
