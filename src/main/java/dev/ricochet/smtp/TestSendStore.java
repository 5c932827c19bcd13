package dev.ricochet.smtp;

import dev.ricochet.vocabulary.Digest128;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The table of test sends. Each call is a transaction of its own; limits and ages are of the database's clock. */
@ApplicationScoped
public class TestSendStore {
    // the limits count, so whoever counts waits for whoever is about to add
    private static final String ALONE = "select 1 from pg_advisory_xact_lock(20261123, 7)";

    // when the oldest of as many as are allowed leaves its hour or day
    private static final String WAIT = """
            select cast(ceil(extract(epoch from greatest(
                     (select began_at + interval '1 hour' from test_send where sender = :sender
                       order by began_at desc offset :hourly limit 1),
                     (select began_at + interval '1 day' from test_send where sender = :sender
                       order by began_at desc offset :daily limit 1),
                     (select began_at + interval '1 hour' from test_send
                       order by began_at desc offset :ofAll limit 1)) - now())) as bigint)
            """;

    private static final String BEGIN = """
            insert into test_send (id, account, sender, recipient, subject, message_id, probe, state)
            values (:id, :account, :sender, :recipient, :subject, :message, :probe, 'RUNNING')
            """;

    private static final String STEP = """
            insert into test_step (test_send, number, part, step, state, millis, said, advice)
            select :id, count(*) + 1, :part, :step, :state, :millis, :said, :advice from test_step where test_send = :id
            """;

    private static final String END =
            "update test_send set state = :state, ended_at = now() where id = :id and state = 'RUNNING'";

    private static final String BOUNCED = """
            update test_send set bounced_at = now(), bounce = :words, hardness = :hardness
             where id = :id and hardness is null
            """;

    private static final String FIND = """
            select id, account, recipient, subject, state, began_at, ended_at, bounced_at, bounce, hardness,
                   state = 'RUNNING' and began_at < now() - interval '15 minutes' as lost
              from test_send where id = :id
            """;

    private static final String LATEST = """
            select id from test_send where account = :account order by began_at desc limit :most
            """;

    private static final String PROBED = """
            select exists (select 1 from test_send
                            where account = :account and probe and began_at > now() - :seconds * interval '1 second')
            """;

    private static final String FAILED_PROBES = """
            select id
              from (select distinct on (account) id, state from test_send
                     where probe and account is not null and state <> 'RUNNING'
                     order by account, began_at desc) last
             where state in ('FAILED', 'MISSING')
            """;

    private static final String STEPS =
            "select part, step, state, millis, said, advice from test_step where test_send = :id order by number";

    private static final String FORGET = "delete from test_send where began_at < now() - interval '7 days'";

    private static final String FORGET_PERSON = """
            delete from test_send
             where lower(recipient) = :person
               and (cast(:accounts as uuid[]) is null or account = any(cast(:accounts as uuid[])))
            """;

    private final Session database;

    public TestSendStore(Session database) {
        this.database = database;
    }

    /** Keeps a mail that is about to be sent, unless too many were; then how long to wait. */
    Optional<Duration> begin(TestMail mail, Optional<UUID> account, Sender sender, boolean probe) {
        UUID same = identity(sender);
        return QuarkusTransaction.requiringNew().call(() -> {
            var _ = database.createNativeQuery(ALONE, Integer.class).getSingleResult();
            Long seconds = database.createNativeQuery(WAIT, Long.class)
                    .setParameter("sender", same)
                    .setParameter("hourly", TestLimits.OF_A_SENDER_AN_HOUR - 1)
                    .setParameter("daily", TestLimits.OF_A_SENDER_A_DAY - 1)
                    .setParameter("ofAll", TestLimits.IN_ALL_AN_HOUR - 1)
                    .getSingleResultOrNull();
            if (seconds != null && seconds > 0) {
                return Optional.of(Duration.ofSeconds(seconds));
            }
            database.createNativeMutationQuery(BEGIN)
                    .setParameter("id", mail.id())
                    .setParameter("account", account.orElse(null), UUID.class)
                    .setParameter("sender", same)
                    .setParameter("recipient", mail.to().toString())
                    .setParameter("subject", mail.subject())
                    .setParameter("message", mail.messageId().value())
                    .setParameter("probe", probe)
                    .executeUpdate();
            return Optional.empty();
        });
    }

    void add(UUID id, StepReport report) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(STEP)
                        .setParameter("id", id)
                        .setParameter("part", report.part().name())
                        .setParameter("step", report.step().name())
                        .setParameter("state", report.state().name())
                        .setParameter("millis", report.took().toMillis())
                        .setParameter("said", String.join("\n", report.said()))
                        .setParameter(
                                "advice",
                                String.join(
                                        "\n",
                                        report.advice().stream().map(Advice::id).toList()))
                        .executeUpdate());
    }

    void end(UUID id, TestSend.State state) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(END)
                        .setParameter("id", id)
                        .setParameter("state", state.name())
                        .executeUpdate());
    }

    /** In the caller's transaction; nothing where it is forgotten already, or is another program's. */
    public void bounced(UUID id, String words, Optional<Hardness> hardness) {
        database.createNativeMutationQuery(BOUNCED)
                .setParameter("id", id)
                .setParameter("hardness", hardness.map(Hardness::name).orElse(null), String.class)
                .setParameter("words", words.substring(0, Math.min(words.length(), 500)))
                .executeUpdate();
    }

    Optional<TestSend> find(UUID id) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.createNativeQuery(FIND, Tuple.class).setParameter("id", id).getResultList().stream()
                                .findFirst()
                                .map(row -> read(row, steps(id))));
    }

    boolean wasProbed(UUID account, Duration ofLate) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(PROBED, Boolean.class)
                        .setParameter("account", account)
                        .setParameter("seconds", ofLate.toSeconds())
                        .getSingleResult());
    }

    List<UUID> failedProbes() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        database.createNativeQuery(FAILED_PROBES, UUID.class).getResultList());
    }

    List<UUID> latest(UUID account, int most) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(LATEST, UUID.class)
                        .setParameter("account", account)
                        .setParameter("most", most)
                        .getResultList());
    }

    public void forget() {
        database.createNativeMutationQuery(FORGET).executeUpdate();
    }

    /** Forgets what was sent to a person, within these accounts; empty means in all. */
    public void forget(EmailAddress person, Optional<Set<UUID>> accounts) {
        database.createNativeMutationQuery(FORGET_PERSON)
                .setParameter("person", person.key())
                // PostgreSQL's own text form of an array: {a,b,c}
                .setParameter(
                        "accounts",
                        accounts.map(ids -> ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                                .orElse(null),
                        String.class)
                .executeUpdate();
    }

    private List<StepReport> steps(UUID id) {
        return database.createNativeQuery(STEPS, Tuple.class).setParameter("id", id).getResultList().stream()
                .map(TestSendStore::step)
                .toList();
    }

    private static StepReport step(Tuple row) {
        return new StepReport(
                Part.valueOf(row.get("part", String.class)),
                Step.valueOf(row.get("step", String.class)),
                StepReport.State.valueOf(row.get("state", String.class)),
                Duration.ofMillis(row.get("millis", Long.class)),
                row.get("said", String.class).lines().toList(),
                row.get("advice", String.class)
                        .lines()
                        .flatMap(name -> AdviceBook.named(name).stream())
                        .toList());
    }

    private static TestSend read(Tuple row, List<StepReport> steps) {
        return new TestSend(
                row.get("id", UUID.class),
                Optional.ofNullable(row.get("account", UUID.class)),
                EmailAddress.parse(row.get("recipient", String.class)).orElseThrow(),
                row.get("subject", String.class),
                row.get("lost", Boolean.class)
                        ? TestSend.State.LOST
                        : TestSend.State.valueOf(row.get("state", String.class)),
                row.get("began_at", Instant.class),
                Optional.ofNullable(row.get("ended_at", Instant.class)),
                steps,
                bounce(
                        row.get("bounced_at", Instant.class),
                        row.get("bounce", String.class),
                        row.get("hardness", String.class)));
    }

    private static Optional<TestSend.Bounce> bounce(
            @Nullable Instant at, @Nullable String words, @Nullable String hardness) {
        return at == null || words == null
                ? Optional.empty()
                : Optional.of(new TestSend.Bounce(
                        at, words, Optional.ofNullable(hardness).map(Hardness::valueOf)));
    }

    private static UUID identity(Sender sender) {
        return Digest128.of(
                sender.smtp().host().toLowerCase(Locale.ROOT),
                sender.smtp().username().toLowerCase(Locale.ROOT));
    }
}
