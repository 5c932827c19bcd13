package dev.ricochet.flow.lookout;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.ProofOfOrigin;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether accounts are set as they should be. */
@ApplicationScoped
public class AccountLookout implements Lookout {
    private final Accounts accounts;
    private final Outbox outbox;

    AccountLookout(Accounts accounts, Outbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** @param people of whom something is yet to be told; whoever bounces later comes on top */
    public static String withoutProof(long people) {
        return "proof of origin is off; people: %d".formatted(people);
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.PROOF_OFF, Condition.ACCOUNT_UNREADABLE);
    }

    @Override
    public List<Finding> look() {
        Stream<Finding> unproven = accounts.active().stream()
                .map(KnownAccount::account)
                .filter(account -> account.proofOfOrigin() == ProofOfOrigin.OFF)
                .map(account -> Finding.of(
                        account.id(), Condition.PROOF_OFF, "", withoutProof(outbox.peopleOpen(account.id()))));
        Stream<Finding> unreadable = accounts.unopenable().stream()
                .map(id -> Finding.of(id, Condition.ACCOUNT_UNREADABLE, "", "sealed under a key that is not given"));
        return Stream.concat(unproven, unreadable).toList();
    }
}
