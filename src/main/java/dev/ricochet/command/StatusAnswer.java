package dev.ricochet.command;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.command.answer.AccountStatus;
import dev.ricochet.command.answer.Sheets;
import dev.ricochet.command.answer.Stand;
import dev.ricochet.lease.Replicas;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Pile;
import dev.ricochet.outbox.Receiver;
import dev.ricochet.outbox.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The part of {@code status} that looks into the stores. */
public final class StatusAnswer implements QuarkusApplication {
    private static final int MOST_ALARMS = 100;

    private final Accounts accounts;
    private final MailboxStates mailboxes;
    private final Outbox outbox;
    private final AlarmBook alarms;
    private final Replicas replicas;
    private final String version;

    StatusAnswer(
            Accounts accounts,
            MailboxStates mailboxes,
            Outbox outbox,
            AlarmBook alarms,
            Replicas replicas,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.accounts = accounts;
        this.mailboxes = mailboxes;
        this.outbox = outbox;
        this.alarms = alarms;
        this.replicas = replicas;
        this.version = version;
    }

    @Override
    public int run(String... words) {
        return Exit.written(() -> {
            Stand stand = look();
            try (Sheets sheets = Sheets.of(words[0].equals(Status.JSON), Terminal.answers())) {
                sheets.add(stand.fields(), stand.lines());
            }
            return stand.isWell() ? Exit.WELL : Exit.UNWELL;
        });
    }

    private Stand look() {
        List<KnownAccount> all = accounts.all();
        List<Account> each = all.stream().map(KnownAccount::account).toList();
        Function<UUID, MailboxStates.State> states =
                QuarkusTransaction.requiringNew().call(() -> mailboxes.of(each));
        Map<UUID, Map<State, Long>> open = outbox.openByTarget();
        List<Pile> piles = outbox.piles();
        return new Stand(
                version,
                replicas.alive(),
                all.stream()
                        .map(known -> new AccountStatus(
                                known,
                                states.apply(known.id()),
                                outbox.attempts(Optional.of(Set.of(known.id())), Optional.empty(), 1).stream()
                                        .findFirst(),
                                outbox.receiver(known.id()).flatMap(Receiver::resting),
                                open.getOrDefault(known.id(), Map.of()),
                                piles.stream()
                                        .filter(pile -> pile.account().equals(known.id()))
                                        .toList()))
                        .toList(),
                alarms.search(
                        new AlarmBook.Search(Optional.of(true), Optional.empty()), Optional.empty(), MOST_ALARMS));
    }
}
