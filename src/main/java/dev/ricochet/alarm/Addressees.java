package dev.ricochet.alarm;

import dev.ricochet.account.CallbackUrl;
import dev.ricochet.account.SecretText;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Misconfigured;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is told of alarms, as it is set. */
@Singleton
public final class Addressees {
    private static final String WEBHOOK = "ricochet.alarm.webhook.url";
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Alarms are for those who mend things, and a list is one address. */
    private static final int MOST = 20;

    private final AlarmConfig config;
    private final Set<Channel> channels;

    /** Throws {@link Misconfigured} for what may not be so. */
    @Inject
    public Addressees(AlarmConfig config) {
        this.config = config;
        this.channels = EnumSet.noneOf(Channel.class);
        if (!mail().isEmpty()) {
            channels.add(Channel.MAIL);
        }
        if (webhook().isPresent()) {
            channels.add(Channel.WEBHOOK);
        }
        if (config.endAfter().compareTo(SHORTEST) < 0) {
            throw new Misconfigured("ricochet.alarm.end-after", "must be at least 1s.");
        }
    }

    public Set<Channel> channels() {
        return channels;
    }

    /** That a channel fails is told by the other one. */
    Set<Channel> toldOf(Condition condition, String subject) {
        Set<Channel> told = EnumSet.noneOf(Channel.class);
        channels.stream()
                .filter(channel ->
                        condition != Condition.ALARMS_UNTOLD || !channel.name().equals(subject))
                .forEach(told::add);
        return told;
    }

    public List<EmailAddress> mail() {
        List<String> to = config.mail().to().orElse(List.of());
        if (to.size() > MOST) {
            throw new Misconfigured("ricochet.alarm.mail.to", "names more than " + MOST + " addresses: use a list.");
        }
        return to.stream()
                .map(text -> EmailAddress.parse(text.strip())
                        .orElseThrow(() -> new Misconfigured(
                                "ricochet.alarm.mail.to", "must be mail addresses, separated by commas.")))
                .toList();
    }

    /** As its file has it now. */
    public Optional<CallbackUrl> webhook() {
        return SecretText.of(WEBHOOK, config.webhook().url(), config.webhook().urlFile())
                .map(text -> CallbackUrl.parse(text)
                        .orElseThrow(() -> new Misconfigured(
                                WEBHOOK, "must be an https:// address; http:// is for this very machine only.")));
    }
}
