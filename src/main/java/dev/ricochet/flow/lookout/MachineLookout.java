package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.lease.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** Whether this machine is as it should be: each replica looks at its own. */
@ApplicationScoped
public class MachineLookout implements Lookout {
    /** Below it nothing is read any more. */
    private static final double LEAST_FREE = 0.10;

    /** Machines' clocks may differ by so much, and nothing comes of it. */
    private static final Duration MUCH = Duration.ofMinutes(2);

    private final DoubleSupplier freeShare;
    private final Leases leases;
    private final Clock clock;
    private final String machine = Objects.requireNonNullElse(System.getenv("HOSTNAME"), "this machine");

    MachineLookout(@Named("database.free-share") DoubleSupplier freeShare, Leases leases, Clock clock) {
        this.freeShare = freeShare;
        this.leases = leases;
        this.clock = clock;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.VOLUME_LOW, Condition.CLOCK_OFF);
    }

    @Override
    public List<Finding> look() {
        return Stream.of(volume(), time()).flatMap(Optional::stream).toList();
    }

    private Optional<Finding> volume() {
        double free = freeShare.getAsDouble();
        return free < LEAST_FREE
                ? Optional.of(finding(Condition.VOLUME_LOW, "%.0f %% are free".formatted(free * 100)))
                : Optional.empty();
    }

    private Optional<Finding> time() {
        Duration ahead = Duration.between(leases.now(), clock.instant());
        return ahead.abs().compareTo(MUCH) > 0
                ? Optional.of(finding(
                        Condition.CLOCK_OFF,
                        "the clock of %s is %d minutes %s the database's"
                                .formatted(
                                        machine, ahead.abs().toMinutes(), ahead.isNegative() ? "behind" : "ahead of")))
                : Optional.empty();
    }

    private Finding finding(Condition condition, String words) {
        return new Finding(condition, Optional.empty(), machine, words);
    }
}
