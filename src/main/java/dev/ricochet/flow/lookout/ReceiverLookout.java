package dev.ricochet.flow.lookout;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Condition;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.OutboxFigures.Resting;
import dev.ricochet.outbox.Rest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether receivers can be told. */
@ApplicationScoped
public class ReceiverLookout implements Lookout {
    /** A restart of the receiver is no reason to wake anybody. */
    private static final Duration PASSING_TROUBLE = Duration.ofMinutes(15);

    /** As telling says that a certificate was refused. */
    private static final String NO_TRUST = "no trust in the connection";

    private final Accounts accounts;
    private final Outbox outbox;

    ReceiverLookout(Accounts accounts, Outbox outbox) {
        this.accounts = accounts;
        this.outbox = outbox;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.RECEIVER_SUSPENDED, Condition.UNTRUSTED_CERTIFICATE);
    }

    @Override
    public List<Finding> look() {
        Map<UUID, Account> active = accounts.active().stream()
                .map(KnownAccount::account)
                .collect(Collectors.toMap(Account::id, Function.identity()));
        return outbox.figures().resting().stream()
                .flatMap(rest ->
                        Optional.ofNullable(active.get(rest.target())).flatMap(account -> of(account, rest)).stream())
                .toList();
    }

    private static Optional<Finding> of(Account account, Resting rest) {
        if (rest.words().startsWith(NO_TRUST)) {
            String host = Objects.requireNonNullElse(account.callback().reveal().getHost(), "");
            return Optional.of(Finding.of(account.id(), Condition.UNTRUSTED_CERTIFICATE, host, rest.words()));
        }
        boolean isMore = rest.why() == Rest.Why.AT_FAULT || rest.since().compareTo(PASSING_TROUBLE) >= 0;
        return isMore
                ? Optional.of(Finding.of(
                        account.id(),
                        Condition.RECEIVER_SUSPENDED,
                        "",
                        "%s: %s: %s%s"
                                .formatted(
                                        account.callback(),
                                        inWords(rest.why()),
                                        rest.words(),
                                        rest.isForGood() ? "; not tried again until somebody says so" : "")))
                : Optional.empty();
    }

    private static String inWords(Rest.Why why) {
        return switch (why) {
            case UNREACHABLE -> "cannot be reached, or does not answer";
            case AT_FAULT -> "does not answer as a callback does";
            case ASKED -> "asks to be left alone";
        };
    }
}
