package dev.ricochet.flow;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.smtp.Sender;
import dev.ricochet.smtp.SmtpSessions;
import dev.ricochet.smtp.StepReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tries settings, kept or not: both logins and the callback URL. Nothing is sent, told or kept. */
@ApplicationScoped
public class Verification {
    private final SmtpSessions smtp;
    private final InboxVerification inbox;
    private final CallbackVerification callback;

    Verification(SmtpSessions smtp, InboxVerification inbox, CallbackVerification callback) {
        this.smtp = smtp;
        this.inbox = inbox;
        this.callback = callback;
    }

    /**
     * What is to be tried; what is empty is not.
     *
     * @param callback as somebody typed it
     */
    public record Settings(Optional<Sender> sender, Optional<ImapSettings> imap, Optional<String> callback) {}

    /** @param steps of all parts, in their order */
    public record Result(boolean works, List<StepReport> steps) {}

    /** Returns when all is tried: within some minutes, and usually within seconds. */
    public Result verify(Settings settings, Consumer<StepReport> each) {
        List<StepReport> steps = new ArrayList<>();
        Consumer<StepReport> both = report -> {
            steps.add(report);
            each.accept(report);
        };
        boolean sends =
                settings.sender().map(sender -> smtp.login(sender, both)).orElse(true);
        boolean reads = settings.imap().map(imap -> inbox.verify(imap, both)).orElse(true);
        boolean tells =
                settings.callback().map(url -> callback.verify(url, both)).orElse(true);
        return new Result(sends && reads && tells, List.copyOf(steps));
    }
}
