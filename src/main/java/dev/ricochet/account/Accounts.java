package dev.ricochet.account;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * All accounts, wherever they come from. Where one inbox is declared as well as stored, what is declared holds, and what
 * is stored waits until it is not declared any more.
 */
@ApplicationScoped
public class Accounts {
    private static final Logger log = Logger.getLogger(Accounts.class);

    /** The order of the database, which compares bytes. */
    private static final Comparator<KnownAccount> BY_ID =
            Comparator.comparing(known -> known.id().toString());

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DeclaredAccounts declared;
    private final AccountStore store;
    private final SealedSuccessors successors;

    Accounts(DeclaredAccounts declared, AccountStore store, SealedSuccessors successors) {
        this.declared = declared;
        this.store = store;
        this.successors = successors;
    }

    public List<KnownAccount> all() {
        return together(declared.all().stream(), store.all().stream()).toList();
    }

    /** Those that are read and told. */
    public List<KnownAccount> active() {
        return all().stream().filter(known -> !known.paused()).toList();
    }

    /** The next by id, declared and stored ones together. */
    public List<KnownAccount> page(Optional<UUID> after, int atMost) {
        String last = after.map(UUID::toString).orElse("");
        Stream<KnownAccount> ofDeclared =
                declared.all().stream().filter(known -> known.id().toString().compareTo(last) > 0);
        Stream<KnownAccount> ofStored = store.page(after.orElse(BEFORE_ALL), atMost).stream();
        return together(ofDeclared, ofStored).sorted(BY_ID).limit(atMost).toList();
    }

    public Optional<KnownAccount> find(UUID id) {
        return declared.find(id).or(() -> store.find(id));
    }

    /** Stored ones that are left alone, because nobody gave the key to their secrets. */
    public Set<UUID> unopenable() {
        return store.unopenable();
    }

    /** Whether an account still is what it was: neither changed nor paused nor deleted since. */
    public boolean isUnchanged(KnownAccount known) {
        return switch (known.provenance()) {
            case Provenance.Declared _ -> true;
            case Provenance.Stored _ -> store.isCurrent(known.id(), known.version());
        };
    }

    /** Whether it is there, and stays there until the caller's transaction has ended. */
    public boolean hold(UUID id) {
        return declared.find(id).isPresent() || store.hold(id);
    }

    /** The account with the secrets in place that wait to be verified; empty when none do. */
    public Optional<Account> candidate(UUID id) {
        return store.candidate(id);
    }

    public Outcome create(Account account) {
        return declared.find(account.id()).isPresent() ? new Outcome.Taken() : store.create(account);
    }

    public Outcome replace(UUID id, long version, Replacement replacement) {
        return unlessDeclared(id, () -> store.replace(id, version, replacement));
    }

    /** Puts the secrets in place that were verified: those of this version. */
    public Outcome promote(UUID id, long version) {
        return unlessDeclared(id, () -> store.promote(id, version));
    }

    /** Keeps the secrets in use, and forgets those that were to be verified. */
    public Outcome forgetPending(UUID id, long version) {
        return unlessDeclared(id, () -> store.forgetPending(id, version));
    }

    /** From now on nothing is read and nothing is told; a batch on its way is finished. */
    public Outcome pause(UUID id, long version) {
        return unlessDeclared(id, () -> store.pause(id, version, true));
    }

    public Outcome resume(UUID id, long version) {
        return unlessDeclared(id, () -> store.pause(id, version, false));
    }

    /** Deletes it with its secrets; what becomes of its events is for the caller to say. */
    @Transactional
    public Outcome delete(UUID id, long version) {
        Outcome outcome = unlessDeclared(id, () -> store.delete(id, version));
        if (outcome instanceof Outcome.Done(KnownAccount deleted)) {
            successors.forget(deleted.account(), all().stream().map(KnownAccount::account));
        }
        return outcome;
    }

    void tell(@Observes StartupEvent event) {
        List<KnownAccount> stored = store.all();
        if (stored.isEmpty() && declared.all().isEmpty()) {
            log.info("No account is set, so nothing is read: make one over REST, or set RICOCHET_ACCOUNT_ADDRESS,"
                    + " RICOCHET_ACCOUNT_APP_PASSWORD and RICOCHET_ACCOUNT_CALLBACK_URL");
        }
        stored.stream()
                .filter(known -> declared.find(known.id()).isPresent())
                .forEach(known -> log.warnf(
                        "account %s is stored as well as declared in the configuration, and what is declared holds",
                        known.id()));
    }

    private Outcome unlessDeclared(UUID id, Supplier<Outcome> change) {
        return declared.find(id).isPresent() ? new Outcome.Declared() : change.get();
    }

    private static Stream<KnownAccount> together(Stream<KnownAccount> declared, Stream<KnownAccount> stored) {
        List<KnownAccount> first = declared.toList();
        Set<UUID> ids = first.stream().map(KnownAccount::id).collect(Collectors.toSet());
        return Stream.concat(first.stream(), stored.filter(known -> !ids.contains(known.id())));
    }
}
