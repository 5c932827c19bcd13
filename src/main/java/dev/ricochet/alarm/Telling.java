package dev.ricochet.alarm;

import dev.ricochet.alarm.Notices.Claimed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells what is to be told of alarms: claimed in one transaction, told in none, settled in another. */
@ApplicationScoped
public class Telling {
    private static final Logger LOG = Logger.getLogger(Telling.class);

    /** By then it is no passing trouble: seven minutes. */
    private static final int MANY_ATTEMPTS = 4;

    private final Notices notices;
    private final Messages messages;
    private final Alarms alarms;
    private final List<Teller> tellers;
    private final MeterRegistry metrics;

    Telling(
            Notices notices,
            Messages messages,
            Alarms alarms,
            Addressees addressees,
            @All List<Teller> tellers,
            MeterRegistry metrics) {
        this.notices = notices;
        this.messages = messages;
        this.alarms = alarms;
        this.tellers = tellers.stream()
                .filter(teller -> addressees.channels().contains(teller.channel()))
                .toList();
        this.metrics = metrics;
        this.tellers.forEach(teller -> List.of(true, false).forEach(told -> count(teller.channel(), told)));
    }

    /** Everything that is due, one message after the other. */
    public void tellWhatIsDue() {
        for (Teller teller : tellers) {
            while (tellOnce(teller, false)) {}
            while (tellOnce(teller, true)) {}
        }
    }

    /** Whether there may be more. */
    private boolean tellOnce(Teller teller, boolean digest) {
        long asked = System.nanoTime();
        Claimed claimed = notices.claim(teller.channel(), digest, digest ? 1 : Messages.MOST);
        if (claimed.notices().isEmpty()) {
            return false;
        }
        Optional<Message> message = messages.of(claimed.notices());
        if (isTooLate(asked)) {
            // whoever was stopped here leaves it to its lease's end
            return false;
        }
        return message.isEmpty() ? settled(claimed) : tell(teller, claimed, message.get());
    }

    private boolean tell(Teller teller, Claimed claimed, Message message) {
        try {
            teller.tell(message);
        } catch (NotTold e) {
            LOG.warnf(
                    "%s: %d alarms are not told yet: %s",
                    teller.channel(), message.items().size(), e.words());
            count(teller.channel(), false).increment();
            notices.notTold(claimed, e.words());
            if (claimed.attempts() >= MANY_ATTEMPTS) {
                alarms.raise(
                        Condition.ALARMS_UNTOLD,
                        Optional.empty(),
                        teller.channel().name(),
                        e.words());
            }
            return false;
        }
        count(teller.channel(), true).increment();
        alarms.end(Condition.ALARMS_UNTOLD, Optional.empty(), teller.channel().name());
        return settled(claimed);
    }

    private boolean settled(Claimed claimed) {
        notices.told(claimed);
        return true;
    }

    private static boolean isTooLate(long asked) {
        Duration since = Duration.ofNanos(System.nanoTime() - asked);
        return since.plus(Teller.LONGEST).compareTo(Notices.LEASE) >= 0;
    }

    private Counter count(Channel channel, boolean told) {
        return Counter.builder("ricochet.alarm.messages")
                .description("Messages about alarms, and whether they were taken")
                .tag("channel", channel.name().toLowerCase(Locale.ROOT))
                .tag("result", told ? "told" : "failed")
                .register(metrics);
    }
}
