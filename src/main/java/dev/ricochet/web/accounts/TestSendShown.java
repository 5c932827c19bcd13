package dev.ricochet.web.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ricochet.smtp.TestSend;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test send as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TestSend", description = "A test mail on its way, or what became of it")
record TestSendShown(
        UUID id,
        @Nullable UUID account,
        String recipient,
        String subject,

        @Schema(description = "running, sent, failed, arrived, missing or lost")
        String state,

        Instant began,
        @Nullable Instant ended,
        List<StepShown> steps,

        @Schema(description = "What came back, as it was read") @Nullable
        String bounce) {
    static TestSendShown of(TestSend send) {
        return new TestSendShown(
                send.id(),
                send.account().orElse(null),
                send.recipient().toString(),
                send.subject(),
                StepShown.word(send.state()),
                send.began(),
                send.ended().orElse(null),
                send.steps().stream().map(StepShown::of).toList(),
                send.bounce().map(TestSend.Bounce::words).orElse(null));
    }
}
