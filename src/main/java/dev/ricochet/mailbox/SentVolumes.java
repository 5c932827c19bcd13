package dev.ricochet.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** How much the account sent, by the copies in its Sent folder. */
@ApplicationScoped
public class SentVolumes {
    private static final String BETWEEN = """
            select slot, receiver, mails from sent_volume
             where account = :account and slot > cast(:from as timestamptz) - interval '10 minutes' and slot <= :to
             order by slot, receiver
            """;

    private static final String DAYS = """
            select cast(slot at time zone 'UTC' as date), sum(mails)
              from sent_volume
             where slot >= cast(:from as timestamp) at time zone 'UTC'
               and account = any(cast(:accounts as uuid[]))
             group by 1
            """;

    private final Session database;

    SentVolumes(Session database) {
        this.database = database;
    }

    /**
     * What was sent in ten minutes.
     *
     * @param slot when they began
     * @param receiver the registered domain; empty where it is not known
     */
    public record Volume(Instant slot, String receiver, long mails) {}

    public List<Volume> between(UUID account, Instant from, Instant to) {
        return database
                .createNativeQuery(BETWEEN, Object[].class)
                .setParameter("account", account)
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultList()
                .stream()
                .map(row -> new Volume((Instant) row[0], (String) row[1], ((Number) row[2]).longValue()))
                .toList();
    }

    /** By day, in UTC; days without any are left out. */
    @Transactional
    public Map<LocalDate, Long> days(LocalDate from, Set<UUID> accounts) {
        return database
                .createNativeQuery(DAYS, Object[].class)
                .setParameter("from", from.toString())
                .setParameter("accounts", array(accounts))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> (LocalDate) row[0], row -> ((Number) row[1]).longValue()));
    }

    private static String array(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
