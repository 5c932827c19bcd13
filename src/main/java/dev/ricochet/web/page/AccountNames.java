package dev.ricochet.web.page;

import dev.ricochet.access.Caller;
import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.web.problem.Refusal;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people call the accounts that whoever looks may see. Whoever sees an account's bounces sees what it is called. */
@RequestScoped
public class AccountNames {
    private final Accounts accounts;
    private final Caller caller;
    private Optional<Map<UUID, Account>> known = Optional.empty();

    AccountNames(Accounts accounts, Caller caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /** An account among others. */
    public record Named(UUID id, String name) {}

    /** In the order of their names, for a choice. */
    public List<Named> all() {
        return known().values().stream()
                .map(account -> new Named(account.id(), name(account)))
                .sorted(Comparator.comparing(Named::name))
                .toList();
    }

    public String of(UUID id) {
        return Optional.ofNullable(known().get(id))
                .map(AccountNames::name)
                .orElse("a deleted account (" + id.toString().substring(0, 8) + ")");
    }

    /** The accounts that are meant: the one that was chosen, or all that this one sees; empty means every one. */
    public Optional<Set<UUID>> meant(@Nullable String chosen) {
        if (chosen == null || chosen.isEmpty()) {
            return caller.access().accounts();
        }
        try {
            return Optional.of(Optional.of(UUID.fromString(chosen))
                    .filter(caller.access()::sees)
                    .map(Set::of)
                    .orElse(Set.of()));
        } catch (IllegalArgumentException noAccount) {
            throw Refusal.notFound();
        }
    }

    private static String name(Account account) {
        return account.name().isBlank() ? account.address().toString() : account.name();
    }

    private Map<UUID, Account> known() {
        Map<UUID, Account> map = known.orElseGet(() -> accounts.all().stream()
                .filter(one -> caller.access().sees(one.id()))
                .collect(Collectors.toMap(KnownAccount::id, KnownAccount::account)));
        known = Optional.of(map);
        return map;
    }
}
