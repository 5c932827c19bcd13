package dev.ricochet.mailbox;

import dev.ricochet.account.Account;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** How each mailbox fares, kept over restarts, so that a restart loop does not lock an account. */
@ApplicationScoped
public class MailboxStates {
    private static final String FIND = """
            select account, last_success_at, failures, failure_cause, failure_words, failed_at,
                   coalesce(retry_at > now() and (failure_cause <> 'LOGIN_REFUSED' or credentials = trace), false) as waiting
              from mailbox_state
              join unnest(cast(:accounts as uuid[]), cast(:traces as text[])) as asked (id, trace) on account = id
            """;

    private static final String SUCCEEDED = """
            insert into mailbox_state (account, last_success_at) values (:account, now())
                on conflict (account)
                do update set last_success_at = now(), failures = 0, failure_cause = null, failure_words = null,
                              failed_at = null, retry_at = null, credentials = null
            """;

    private static final String ANSWERED = """
            update mailbox_state
               set failures = 0, failure_cause = null, failure_words = null, failed_at = null, retry_at = null,
                   credentials = null
             where account = :account and failures > 0
            """;

    private static final String FAILED = """
            insert into mailbox_state (account, failures, failure_cause, failure_words, failed_at, retry_at, credentials)
            values (:account, 1, :cause, :words, now(), now() + :pause * interval '1 millisecond', :credentials)
                on conflict (account)
                do update set failures = mailbox_state.failures + 1, failure_cause = excluded.failure_cause,
                              failure_words = excluded.failure_words, failed_at = now(),
                              retry_at = excluded.retry_at, credentials = excluded.credentials
            """;

    private static final String FORGET = "delete from mailbox_state where account = :account";

    private final Session database;

    public MailboxStates(Session database) {
        this.database = database;
    }

    /**
     * What is known of a mailbox.
     *
     * @param failures in a row since the last success
     * @param waiting whether the next try has to wait
     */
    public record State(
            Optional<Instant> lastSuccess,
            int failures,
            Optional<String> cause,
            Optional<String> words,
            Optional<Instant> failedAt,
            boolean waiting) {
        static final State NEW =
                new State(Optional.empty(), 0, Optional.empty(), Optional.empty(), Optional.empty(), false);

        /** Whether the last look went well. */
        public boolean isWell() {
            return lastSuccess.isPresent() && failures == 0;
        }
    }

    public State of(Account account) {
        return of(List.of(account)).apply(account.id());
    }

    /** Of many at once. */
    public Function<UUID, State> of(Collection<Account> accounts) {
        List<Tuple> rows = database.createNativeQuery(FIND, Tuple.class)
                .setParameter(
                        "accounts",
                        array(accounts.stream().map(account -> account.id().toString())))
                .setParameter("traces", array(accounts.stream().map(MailboxStates::traceOf)))
                .getResultList();
        Map<UUID, State> states =
                rows.stream().collect(Collectors.toMap(row -> row.get("account", UUID.class), MailboxStates::read));
        return id -> states.getOrDefault(id, State.NEW);
    }

    public void succeeded(UUID account) {
        database.createNativeMutationQuery(SUCCEEDED)
                .setParameter("account", account)
                .executeUpdate();
    }

    /** Nothing failed, and not all was read. */
    public void answered(UUID account) {
        database.createNativeMutationQuery(ANSWERED)
                .setParameter("account", account)
                .executeUpdate();
    }

    public void failed(Account account, String cause, String words, Duration pause) {
        database.createNativeMutationQuery(FAILED)
                .setParameter("account", account.id())
                .setParameter("cause", cause)
                .setParameter("words", words.substring(0, Math.min(words.length(), 500)))
                .setParameter("pause", pause.toMillis())
                .setParameter("credentials", traceOf(account))
                .executeUpdate();
    }

    /** For an account that is no more. */
    public void forget(UUID account) {
        database.createNativeMutationQuery(FORGET)
                .setParameter("account", account)
                .executeUpdate();
    }

    private static State read(Tuple row) {
        return new State(
                Optional.ofNullable(row.get("last_success_at", Instant.class)),
                row.get("failures", Integer.class),
                Optional.ofNullable(row.get("failure_cause", String.class)),
                Optional.ofNullable(row.get("failure_words", String.class)),
                Optional.ofNullable(row.get("failed_at", Instant.class)),
                row.get("waiting", Boolean.class));
    }

    // PostgreSQL's own text form of an array: {a,b,c}
    private static String array(Stream<String> words) {
        return words.collect(Collectors.joining(",", "{", "}"));
    }

    // 24 bits tell a new password from an old one, and nobody can find it by them
    private static String traceOf(Account account) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((account.id() + "\n"
                                    + account.imap().authentication().secret().reveal())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
