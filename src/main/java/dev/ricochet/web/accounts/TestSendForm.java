package dev.ricochet.web.accounts;

import dev.ricochet.smtp.TestMail;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be sent as a test. */
@Schema(name = "TestSendForm", description = "What is to be sent as a test; all of it may be left out")
record TestSendForm(
        @Schema(description = "Else the account itself, where the mail is followed to its arrival")
        @Size(max = 254)
        @Nullable
        String recipient,

        @Size(min = 1, max = TestMail.LONGEST_SUBJECT) @Nullable
        String subject) {
    static final TestSendForm USUAL = new TestSendForm(null, null);
}
