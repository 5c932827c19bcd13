package dev.ricochet.command;

import dev.ricochet.account.Account;
import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.AlarmBook;
import dev.ricochet.alarm.Severity;
import dev.ricochet.command.answer.Finding;
import dev.ricochet.command.answer.Sheets;
import dev.ricochet.flow.Verification;
import dev.ricochet.lease.Replicas;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.StepReport;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The part of {@code doctor} that needs the application: who serves, the secrets, each account's servers, the alarms. */
public final class DoctorAnswer implements QuarkusApplication {
    private static final int MOST_ALARMS = 100;

    private final Accounts accounts;
    private final Verification verification;
    private final AlarmBook alarms;
    private final Replicas replicas;

    DoctorAnswer(Accounts accounts, Verification verification, AlarmBook alarms, Replicas replicas) {
        this.accounts = accounts;
        this.verification = verification;
        this.alarms = alarms;
        this.replicas = replicas;
    }

    @Override
    public int run(String... words) {
        return Exit.written(() -> {
            try (Sheets sheets = Sheets.of(words[0].equals(Status.JSON), Terminal.answers())) {
                List<Account> active =
                        accounts.active().stream().map(KnownAccount::account).toList();
                boolean wrong = say(sheets, List.of(server(), secrets()));
                if (active.isEmpty()) {
                    wrong |= say(
                            sheets,
                            List.of(Finding.doubt(
                                    "accounts",
                                    "none is read",
                                    "Set one up: docs/accounts.md, or resume one that is paused.")));
                }
                for (Account account : active) {
                    wrong |= say(sheets, of(account));
                }
                wrong |= say(sheets, urgent());
                return wrong ? Exit.UNWELL : Exit.WELL;
            }
        });
    }

    private Finding server() {
        int alive = replicas.alive();
        return alive > 0
                ? Finding.well("server", alive + " alive")
                : Finding.wrong(
                        "server",
                        "none has said within half a minute that it works on this database",
                        "Look whether it runs, and what it last said.");
    }

    private Finding secrets() {
        int closed = accounts.unopenable().size();
        return closed == 0
                ? Finding.well("secrets", "all can be opened")
                : Finding.wrong(
                        "secrets",
                        closed + " accounts are left alone, because the key to their secrets is not here",
                        "Give the key that they were sealed under as ricochet.secrets.previous-key, then: secrets reseal.");
    }

    private List<Finding> of(Account account) {
        List<StepReport> steps = verification
                .verify(
                        new Verification.Settings(
                                Optional.of(Sender.of(account)),
                                Optional.of(account.imap()),
                                Optional.of(account.callback().reveal().toString())),
                        _ -> {})
                .steps();
        List<Finding> found = new ArrayList<>();
        steps.stream()
                .collect(Collectors.groupingBy(StepReport::part, TreeMap::new, Collectors.toList()))
                .forEach((part, reports) -> found.addAll(of(account, word(part), reports)));
        return found;
    }

    private static List<Finding> of(Account account, String part, List<StepReport> reports) {
        String whose = account.address().toString();
        List<Finding> trouble = reports.stream()
                .filter(report -> report.state() == StepReport.State.FAILED
                        || !report.advice().isEmpty())
                .map(report -> new Finding(
                        report.state() == StepReport.State.FAILED ? Finding.State.WRONG : Finding.State.DOUBT,
                        part,
                        whose,
                        word(report.step()) + ": "
                                + (report.said().isEmpty() ? "" : report.said().getLast()),
                        report.advice().stream()
                                .flatMap(advice -> advice.todo().stream())
                                .distinct()
                                .toList()))
                .toList();
        return trouble.isEmpty()
                ? List.of(new Finding(
                        Finding.State.WELL,
                        part,
                        whose,
                        reports.stream().map(report -> word(report.step())).collect(Collectors.joining(", ")),
                        List.of()))
                : trouble;
    }

    private List<Finding> urgent() {
        List<Alarm> active =
                alarms.search(new AlarmBook.Search(Optional.of(true), Optional.empty()), Optional.empty(), MOST_ALARMS);
        return active.stream()
                .filter(alarm -> alarm.condition().severity() != Severity.NOTICE)
                .map(alarm -> new Finding(
                        alarm.condition().severity() == Severity.URGENT ? Finding.State.WRONG : Finding.State.DOUBT,
                        "alarm",
                        alarm.account().map(Object::toString).orElse(""),
                        alarm.condition() + " since " + alarm.start() + ": " + alarm.words(),
                        List.of(alarm.condition().next())))
                .toList();
    }

    private static boolean say(Sheets sheets, List<Finding> findings) throws IOException {
        for (Finding finding : findings) {
            sheets.add(finding.fields(), finding.lines());
        }
        return findings.stream().anyMatch(Finding::isWrong);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
