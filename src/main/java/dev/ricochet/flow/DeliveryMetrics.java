package dev.ricochet.flow;

import dev.ricochet.callback.Answer;
import dev.ricochet.outbox.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** What the delivery did, counted. Label values are closed and begin at 0. */
@ApplicationScoped
public class DeliveryMetrics {
    private static final List<String> ANSWERS = List.of(
            "accepted",
            "partly_accepted",
            "try_later",
            "refused",
            "too_many",
            "callback_at_fault",
            "gone",
            "not_sent",
            "unknown");

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer duration;
    private final Timer latency;

    DeliveryMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.duration = Timer.builder("ricochet.callback.duration")
                .description("How long a call took, whatever came of it")
                .serviceLevelObjectives(milliseconds(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000))
                .register(registry);
        this.latency = Timer.builder("ricochet.told.latency")
                .description(
                        "From a report's arrival in the inbox to the receiver's acceptance; of what was held, nothing")
                .serviceLevelObjectives(milliseconds(
                        10_000,
                        30_000,
                        60_000,
                        120_000,
                        300_000,
                        900_000,
                        3_600_000,
                        21_600_000,
                        86_400_000,
                        604_800_000))
                .register(registry);
    }

    /** Begins the counters of a receiver at 0. */
    void tells(UUID account) {
        ANSWERS.forEach(answer -> attempts(account, answer));
        var _ = otherwise(account);
    }

    void answered(UUID account, Answer answer, Duration took) {
        attempts(account, answer.word()).increment();
        duration.record(took);
    }

    /** So many a receiver did not take with what it wanted to have back: they are told without. */
    void toldOtherwise(UUID account, long events) {
        otherwise(account).increment((double) events);
    }

    /** These were told without waiting for anybody's decision. */
    void told(List<Event> events) {
        for (Event event : events) {
            Duration since = Duration.between(event.arrivedAt(), clock.instant());
            latency.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    private Counter otherwise(UUID account) {
        return Counter.builder("ricochet.told.without.meta")
                .description("Events that their receiver did not take with X-CleverTap_META and were told without")
                .tag("account", account.toString())
                .register(registry);
    }

    private Counter attempts(UUID account, String answer) {
        return Counter.builder("ricochet.callback.attempts")
                .description("Calls, by what came of them")
                .tag("account", account.toString())
                .tag("answer", answer)
                .register(registry);
    }

    private static Duration[] milliseconds(long... all) {
        return LongStream.of(all).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
