package dev.ricochet.web.accounts;

import dev.ricochet.smtp.TestMail;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A test send with settings that are not kept. */
@Schema(name = "UnsavedTestSend", description = "A test send with settings that are not kept")
record UnsavedTestSend(
        @Valid @NotNull AccountForm account,

        @Schema(description = "Else the address of these settings") @Size(max = 254) @Nullable
        String recipient,

        @Size(min = 1, max = TestMail.LONGEST_SUBJECT) @Nullable
        String subject) {
    TestSendForm form() {
        return new TestSendForm(recipient, subject);
    }
}
