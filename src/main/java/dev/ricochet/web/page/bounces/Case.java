package dev.ricochet.web.page.bounces;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Standing;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.page.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A bounce with all that was kept of it, as a template asks for it: what is not known is empty.
 *
 * @param account the inbox that it came to
 * @param mail what was kept of the report
 */
public record Case(
        Standing standing, String account, @Nullable KeptMail mail) {
    public Event event() {
        return standing.event();
    }

    public String lead() {
        return event().reason().map(Reason::meaning).orElse("");
    }

    /** In a few words of its own. */
    public String verdict() {
        return switch (event().kind()) {
            case HARD_BOUNCE -> "hard bounce";
            case SOFT_BOUNCE -> "soft bounce";
            case UNSUBSCRIBE, COMPLAINT -> Wording.label(event().kind());
        };
    }

    public String advice() {
        return event().reason().map(Reason::advice).orElse("");
    }

    public String reason() {
        return event().reason().map(Enum::name).orElse("");
    }

    /** Empty where only one address is named. */
    public String mailed() {
        return event().detour().map(detour -> detour.mailed().toString()).orElse("");
    }

    public String failed() {
        return event().detour().map(detour -> detour.failed().toString()).orElse("");
    }

    public String original() {
        return event().original().map(MessageId::value).orElse("");
    }

    public String meta() {
        return event().meta().orElse("");
    }

    public String reportId() {
        return mail == null ? "" : mail.messageId().map(MessageId::value).orElse("");
    }

    public boolean held() {
        return standing.cause().isPresent();
    }
}
