package dev.ricochet.flow;

import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.outbox.KeptMail;
import dev.ricochet.outbox.Kind;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.understanding.MailKind;
import dev.ricochet.unread.SetAside;
import dev.ricochet.vocabulary.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** What the intake did, counted. Label values are closed and begin at 0. */
@ApplicationScoped
public class IntakeMetrics {
    private static final Logger LOG = Logger.getLogger(BounceIntake.class);

    private static final String ACCOUNT = "account";
    private static final String STANDSTILL = "standstill";
    private static final String VOLUME_FULL = "volume_full";
    private static final String INTERNAL = "internal";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter bytes;
    private final Counter duplicates;
    private final Map<UUID, AtomicLong> lastSuccess = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicLong> backlog = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicReference<Double>> budgetUsed = new ConcurrentHashMap<>();

    IntakeMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.bytes = Counter.builder("ricochet.mail.read")
                .baseUnit("bytes")
                .description("Bytes received from mail servers")
                .register(registry);
        this.duplicates = Counter.builder("ricochet.duplicates.suppressed")
                .description("Events that were read again and were known already")
                .register(registry);
        for (MailKind kind : MailKind.values()) {
            mails(kind);
        }
        for (Reason reason : Reason.values()) {
            bounces("hard", reason);
            bounces("soft", reason);
        }
        for (SetAside.Cause cause : SetAside.Cause.values()) {
            setAside(cause);
        }
        recipients(true);
        recipients(false);
    }

    void bytesRead(long count) {
        bytes.increment((double) count);
    }

    /** A batch was stored: counted and told to the log, people only by the first letter of their address. */
    void stored(List<Taken> batch, Outbox.Added added) {
        duplicates.increment(added.known());
        for (Taken taken : batch) {
            switch (taken) {
                case Taken.Gone _ -> {}
                case Taken.Passed(var _, var kind) -> mails(kind).increment();
                case Taken.OfTest(var _, var kind, var _, var _, var _, var _) ->
                    mails(kind).increment();
                case Taken.NotUnderstood(var id, var _, var kind, var why) -> {
                    mails(kind).increment();
                    LOG.warnf("mail %s was not understood: %s", id, why);
                }
                case Taken.Complained complaint -> kept(complaint.kind(), complaint.mail(), complaint.entries());
                case Taken.Kept kept -> kept(kept.kind(), kept.mail(), kept.entries());
                case Taken.Aside(var _, var cause, var _) -> setAside(cause).increment();
            }
        }
        LOG.infof("%d mails read, %d new bounces, %d known before", batch.size(), added.fresh(), added.known());
    }

    private void kept(MailKind kind, KeptMail mail, List<Outbox.Entry> entries) {
        mails(kind).increment();
        for (Outbox.Entry entry : entries) {
            var event = entry.event();
            String hardness = word(event.kind());
            event.reason().ifPresent(reason -> bounces(hardness, reason).increment());
            event.isOfMailed().ifPresent(same -> recipients(same).increment());
            LOG.infof(
                    "mail %s: %s %s, %s by rule %s%s",
                    mail.fingerprint().brief(),
                    event.recipient().redacted(),
                    hardness,
                    event.reason().map(Reason::name).orElse(""),
                    event.evidence().ruleId(),
                    entry.hold().map(cause -> ", held: " + cause).orElse(""));
        }
    }

    private Counter recipients(boolean same) {
        return Counter.builder("ricochet.meta.recipients")
                .description("Bounces by whether X-CleverTap_META names the person that is told of")
                .tag("result", same ? "same" : "other")
                .register(registry);
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case HARD_BOUNCE -> "hard";
            case SOFT_BOUNCE -> "soft";
            case UNSUBSCRIBE -> "unsubscribe";
            case COMPLAINT -> "complaint";
        };
    }

    void looked(UUID account) {
        lastSuccess
                .computeIfAbsent(account, id -> gauge("ricochet.mailbox.last.success.timestamp", "seconds", id))
                .set(clock.instant().getEpochSecond());
    }

    /** Begins the counters of a mailbox at 0. */
    void looks(UUID account) {
        for (MailboxFailure.Cause cause : MailboxFailure.Cause.values()) {
            failures(account, label(cause));
        }
        failures(account, STANDSTILL);
        failures(account, VOLUME_FULL);
        failures(account, INTERNAL);
        missed(account);
    }

    void failed(UUID account, MailboxFailure.Cause cause) {
        failures(account, label(cause)).increment();
    }

    /** A look stood still and was cut off. */
    void cutOff(UUID account) {
        failures(account, STANDSTILL).increment();
    }

    /** A look ended by a fault of ours, or because the database was away. */
    void endedByUs(UUID account) {
        failures(account, INTERNAL).increment();
    }

    /** Nothing was read, because nothing more could be kept safely. */
    void volumeFull(UUID account) {
        failures(account, VOLUME_FULL).increment();
    }

    /** The full check found what the search had not named. */
    void searchMissed(UUID account, int mails) {
        missed(account).increment(mails);
    }

    void backlog(UUID account, int mails) {
        backlog.computeIfAbsent(account, id -> gauge("ricochet.mailbox.backlog", "mails", id))
                .set(mails);
    }

    /** How much of what may be downloaded in a day was, as of the last time that somebody asked. */
    void budgetUsed(UUID account, double share) {
        budgetUsed.computeIfAbsent(account, this::shareOfBudget).set(share);
    }

    /** Accounts that are no more have no meters, of whatever kind. */
    void forgetAllBut(Set<UUID> accounts) {
        lastSuccess.keySet().retainAll(accounts);
        backlog.keySet().retainAll(accounts);
        budgetUsed.keySet().retainAll(accounts);
        Set<String> names = accounts.stream().map(UUID::toString).collect(Collectors.toSet());
        for (Meter meter : registry.getMeters()) {
            String account = meter.getId().getTag(ACCOUNT);
            if (account != null && !names.contains(account)) {
                registry.remove(meter);
            }
        }
    }

    private Counter mails(MailKind kind) {
        return Counter.builder("ricochet.mails.read")
                .description("Mails read, by what they turned out to be")
                .tag("kind", kind.word())
                .register(registry);
    }

    private Counter bounces(String hardness, Reason reason) {
        return Counter.builder("ricochet.bounces")
                .description("Bounces found, known ones included")
                .tag("hardness", hardness)
                .tag("reason", reason.name())
                .register(registry);
    }

    private Counter setAside(SetAside.Cause cause) {
        return Counter.builder("ricochet.set.aside")
                .description("Mails that could not be taken")
                .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter failures(UUID account, String cause) {
        return Counter.builder("ricochet.mailbox.failures")
                .description("Looks at a mailbox that failed")
                .tag(ACCOUNT, account.toString())
                .tag("cause", cause)
                .register(registry);
    }

    private Counter missed(UUID account) {
        return Counter.builder("ricochet.search.missed")
                .description("Reports and automatic answers that the server's search had not named")
                .tag(ACCOUNT, account.toString())
                .register(registry);
    }

    private AtomicReference<Double> shareOfBudget(UUID account) {
        AtomicReference<Double> value = new AtomicReference<>(0.0);
        Gauge.builder("ricochet.mailbox.budget.used.ratio", value, AtomicReference::get)
                .description("Of the bytes that may be downloaded in 24 hours, how many were")
                .tag(ACCOUNT, account.toString())
                .register(registry);
        return value;
    }

    private AtomicLong gauge(String name, String unit, UUID account) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get)
                .baseUnit(unit)
                .tag(ACCOUNT, account.toString())
                .register(registry);
        return value;
    }

    private static String label(MailboxFailure.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
