package dev.ricochet.web.accounts;

import dev.ricochet.smtp.StepReport;
import dev.ricochet.smtp.TestSend;
import dev.ricochet.smtp.TestSends;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of a test mail, read from the table: whichever replica sends it. */
final class StepsAsTheyHappen {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    /** Somewhat longer than any test may take. */
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private StepsAsTheyHappen() {}

    static Multi<StepShown> of(UUID id, TestSends sends) {
        return Multi.createFrom().emitter(emitter -> {
            Thread reader = Thread.ofVirtual().name("steps of " + id).start(() -> emit(id, sends, emitter));
            emitter.onTermination(reader::interrupt);
        });
    }

    private static void emit(UUID id, TestSends sends, MultiEmitter<? super StepShown> emitter) {
        try {
            long end = System.nanoTime() + LONGEST.toNanos();
            int shown = 0;
            boolean over = false;
            while (!over && !emitter.isCancelled() && System.nanoTime() < end) {
                Optional<TestSend> send = sends.find(id);
                List<StepReport> steps = send.map(TestSend::steps).orElse(List.of());
                for (StepReport step : steps.subList(Math.min(shown, steps.size()), steps.size())) {
                    MultiEmitter<?> _ = emitter.emit(StepShown.of(step));
                }
                shown = steps.size();
                over = send.map(TestSend::state).map(TestSend.State::isOver).orElse(true);
                if (!over) {
                    Thread.sleep(BETWEEN_LOOKS);
                }
            }
            emitter.complete();
        } catch (InterruptedException whoeverListenedHasGone) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.fail(e);
        }
    }
}
