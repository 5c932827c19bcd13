package dev.ricochet.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** How much the account sent, by the copies in its Sent folder. */
@ApplicationScoped
public class SentVolumes {
    private static final String BETWEEN = """
            select slot, receiver, mails from sent_volume
             where account = :account and slot > cast(:from as timestamptz) - interval '10 minutes' and slot <= :to
             order by slot, receiver
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
}
