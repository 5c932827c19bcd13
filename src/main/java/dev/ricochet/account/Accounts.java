package dev.ricochet.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All accounts, wherever they come from. */
@ApplicationScoped
public class Accounts {
    private final DeclaredAccounts declared;

    Accounts(DeclaredAccounts declared) {
        this.declared = declared;
    }

    public List<KnownAccount> all() {
        return declared.all();
    }

    /** Those that are read and told. */
    public List<KnownAccount> active() {
        return all().stream().filter(known -> !known.paused()).toList();
    }

    public Optional<KnownAccount> find(UUID id) {
        return declared.find(id);
    }

    /** Whether an account still is what it was: neither changed nor paused nor deleted since. */
    public boolean isUnchanged(KnownAccount known) {
        return find(known.id())
                .filter(now -> !now.paused() && now.version() == known.version())
                .isPresent();
    }
}
