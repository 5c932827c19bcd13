package dev.ricochet.flow.lookout;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.alarm.Condition;
import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.smtp.TestSends;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the last probe of each account came through. */
@ApplicationScoped
public class ProbeLookout implements Lookout {
    private final Accounts accounts;
    private final TestSends sends;

    ProbeLookout(Accounts accounts, TestSends sends) {
        this.accounts = accounts;
        this.sends = sends;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.PROBE_RED);
    }

    @Override
    public List<Finding> look() {
        Set<UUID> active = accounts.active().stream().map(KnownAccount::id).collect(Collectors.toSet());
        return sends.failedProbes().stream().flatMap(probe -> of(probe, active)).toList();
    }

    private static Stream<Finding> of(TestSend probe, Set<UUID> active) {
        return probe.account().filter(active::contains).stream()
                .map(account -> Finding.of(
                        account,
                        Condition.PROBE_RED,
                        "",
                        "probe %s at %s: %s".formatted(probe.id(), probe.began(), whatWentWrong(probe))));
    }

    private static String whatWentWrong(TestSend probe) {
        return probe.steps().stream()
                .filter(step -> step.state() == StepReport.State.FAILED)
                .findFirst()
                .map(step -> word(step.step()) + ": " + String.join(" ", step.said()))
                .orElse(word(probe.state()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
