package dev.ricochet.web.page.accounts;

import dev.ricochet.account.KnownAccount;
import dev.ricochet.account.Provenance;
import dev.ricochet.account.TellingMode;
import dev.ricochet.account.TlsMode;
import dev.ricochet.mailbox.MailboxStates;
import dev.ricochet.outbox.OutboxFigures;
import dev.ricochet.smtp.CleverTapCard;
import dev.ricochet.smtp.TestSend;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account.
 *
 * @param resting why its receiver is told nothing just now, or empty
 * @param tests the latest, youngest first
 */
public record AccountShown(
        KnownAccount known,
        MailboxStates.State mailbox,
        OutboxFigures.@Nullable Resting resting,
        CleverTapCard card,
        List<TestSend> tests) {

    public boolean stored() {
        return known.provenance() instanceof Provenance.Stored;
    }

    public boolean pending() {
        return known.provenance() instanceof Provenance.Stored stored
                && !stored.pending().isEmpty();
    }

    public boolean shadow() {
        return known.account().caution().telling() == TellingMode.SHADOW;
    }

    public @Nullable Instant lastLook() {
        return mailbox.lastSuccess().orElse(null);
    }

    public String trouble() {
        return mailbox.failures() > 0 ? mailbox.words().orElse("") : "";
    }

    public String scheme() {
        return known.account().smtp().tls() == TlsMode.STARTTLS ? "STARTTLS" : "TLS from the first byte";
    }
}
