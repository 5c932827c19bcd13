package dev.ricochet.web.page.told;

import dev.ricochet.outbox.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A call to a receiver, as a row of a list. */
public record CallRow(
        UUID batch,
        String account,
        Instant at,
        String took,
        long events,
        AnswerWords answer,
        String status,
        String words) {
    static CallRow of(Attempt attempt, String account) {
        return new CallRow(
                attempt.batch(),
                account,
                attempt.began(),
                attempt.took().map(CallRow::shortly).orElse("never ended"),
                attempt.events().size(),
                AnswerWords.of(attempt.answer()),
                attempt.status().map(Object::toString).orElse(""),
                attempt.words());
    }

    private static String shortly(Duration took) {
        return took.toMillis() < 1_000 ? took.toMillis() + " ms" : "%.1f s".formatted(took.toMillis() / 1_000.0);
    }
}
