package dev.ricochet.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Bytes downloaded from each mailbox; Gmail locks an account that takes more than 2,500 MB in a day. */
@ApplicationScoped
public class Traffic {
    private static final String COUNT = """
            insert into mailbox_traffic (account, hour, bytes) values (:account, date_trunc('hour', now()), :bytes)
                on conflict (account, hour) do update set bytes = mailbox_traffic.bytes + excluded.bytes
            """;

    // an hour more than the day, because the oldest hour counts whole
    private static final String OF_A_DAY = """
            select coalesce(sum(bytes), 0)::bigint from mailbox_traffic
             where account = :account and hour > now() - interval '25 hours'
            """;

    private static final String OF_ALL = """
            select account, sum(bytes)::bigint as bytes from mailbox_traffic
             where hour > now() - interval '25 hours' group by account
            """;

    private static final String FORGET = "delete from mailbox_traffic where hour < now() - interval '3 days'";

    private final Session database;

    public Traffic(Session database) {
        this.database = database;
    }

    public void count(UUID account, long bytes) {
        database.createNativeMutationQuery(COUNT)
                .setParameter("account", account)
                .setParameter("bytes", bytes)
                .executeUpdate();
    }

    /** Bytes in the last 24 hours, rather too many than too few. */
    public long ofADay(UUID account) {
        return database.createNativeQuery(OF_A_DAY, Long.class)
                .setParameter("account", account)
                .getSingleResult();
    }

    /** The same of all that were read. */
    public Map<UUID, Long> ofADay() {
        return database.createNativeQuery(OF_ALL, Tuple.class).getResultList().stream()
                .collect(Collectors.toMap(row -> row.get("account", UUID.class), row -> row.get("bytes", Long.class)));
    }

    public void forget() {
        database.createNativeMutationQuery(FORGET).executeUpdate();
    }
}
