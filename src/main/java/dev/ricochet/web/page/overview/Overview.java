package dev.ricochet.web.page.overview;

import dev.ricochet.access.Access;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.mailbox.SentVolumes;
import dev.ricochet.outbox.BounceCounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how everything stands, from tables that hold no more than a person could look at. */
@ApplicationScoped
public class Overview {
    static final int DAYS = 30;

    private static final int WEEK = 7;

    /** More than anybody reads at once. */
    private static final int MOST_NEEDS = 20;

    private static final int MOST_ACCOUNTS = 50;
    private static final int MOST_ROWS = 8;

    private final Accounts accounts;
    private final AlarmBook alarms;
    private final MailboxStates mailboxes;
    private final BounceCounts counts;
    private final SentVolumes volumes;
    private final Clock clock;

    Overview(
            Accounts accounts,
            AlarmBook alarms,
            MailboxStates mailboxes,
            BounceCounts counts,
            SentVolumes volumes,
            Clock clock) {
        this.accounts = accounts;
        this.alarms = alarms;
        this.mailboxes = mailboxes;
        this.counts = counts;
        this.volumes = volumes;
        this.clock = clock;
    }

    /** What is to be decided or mended, the most urgent first. */
    List<Need> needs(Access viewer, List<KnownAccount> known) {
        Map<UUID, KnownAccount> byId =
                known.stream().collect(Collectors.toMap(KnownAccount::id, Function.identity(), (one, _) -> one));
        AlarmBook.Search active = new AlarmBook.Search(Optional.of(true), viewer.accounts());
        return alarms.search(active, Optional.empty(), MOST_NEEDS).stream()
                .map(alarm -> new Need(alarm, alarm.account().map(byId::get).orElse(null)))
                .sorted(Comparator.comparing(need -> need.alarm().condition().severity()))
                .toList();
    }

    List<KnownAccount> accounts(Access viewer) {
        return accounts.all().stream()
                .filter(known -> viewer.sees(known.id()))
                .sorted(Comparator.comparing(known -> known.account().name()))
                .limit(MOST_ACCOUNTS)
                .toList();
    }

    @Transactional
    List<AccountCard> cards(List<KnownAccount> known, List<Need> needs) {
        Function<UUID, MailboxStates.State> states =
                mailboxes.of(known.stream().map(KnownAccount::account).toList());
        Map<UUID, BounceCounts.Open> open =
                counts.open(known.stream().map(KnownAccount::id).collect(Collectors.toSet()), AccountCard.MOST);
        return known.stream()
                .map(each -> new AccountCard(
                        each, states.apply(each.id()), Objects.requireNonNull(open.get(each.id())), of(each, needs)))
                .toList();
    }

    /** How much came back of late. */
    Traffic traffic(Access viewer) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate from = today.minusDays(DAYS - 1L);
        Set<UUID> seen = accounts.all().stream()
                .map(KnownAccount::id)
                .filter(viewer::sees)
                .collect(Collectors.toSet());
        List<BounceCounts.OfDay> days = counts.days(from, seen);
        Map<LocalDate, Long> sent = volumes.days(from, seen);
        LocalDate week = today.minusDays(WEEK - 1L);
        return new Traffic(
                DayBars.of(from, today, days, sent),
                share(week, days, sent),
                share(from, days, sent),
                days.stream().mapToLong(BounceCounts.OfDay::soft).sum(),
                Row.of(counts.reasons(from, seen, MOST_ROWS), true),
                Row.of(counts.receivers(from, seen, MOST_ROWS), false));
    }

    private static Share share(LocalDate from, List<BounceCounts.OfDay> days, Map<LocalDate, Long> sent) {
        long hard = days.stream()
                .filter(day -> !day.day().isBefore(from))
                .mapToLong(BounceCounts.OfDay::hard)
                .sum();
        long all = sent.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(from))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return Share.of(hard, all);
    }

    private static long of(KnownAccount account, List<Need> needs) {
        return needs.stream()
                .filter(need -> !need.isNotice())
                .filter(need ->
                        need.alarm().account().filter(account.id()::equals).isPresent())
                .count();
    }
}
