package dev.ricochet.hygiene;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What was learned of people by their bounces. */
@ApplicationScoped
class KnownPeople {
    // of several events of one person the latest of each sort
    private static final String PEOPLE = """
            with bounced as (
              select lower(event.recipient) as person, event.id, event.reason, event.occurred_at, event.arrived_at,
                     coalesce(event.original, event.mail::text) as bounced_mail,
                     event.kind = 'HARD_BOUNCE' and telling.told_as is null
                       and telling.state in ('waiting', 'sending', 'unknown', 'told', 'refused', 'dead') as dead,
                     event.kind = 'HARD_BOUNCE' and telling.state = 'held' as doubtful,
                     event.kind in ('UNSUBSCRIBE', 'COMPLAINT') as opted_out,
                     event.kind = 'SOFT_BOUNCE' and event.reason in %s as lasting,
                     event.reason = 'FORWARD_TARGET' as sent_on
                from event join telling on telling.event = event.id and telling.target = event.account
               where lower(event.recipient) = any (?) and (?::uuid[] is null or event.account = any (?::uuid[]))
            )
            select person, sort, count(distinct bounced_mail) as mails, min(arrived_at) as first_at, max(occurred_at) as last_at,
                   max(arrived_at) as last_arrived,
                   (array_agg(id order by occurred_at desc, id))[1] as event,
                   (array_agg(reason order by occurred_at desc, id))[1] as reason
              from bounced
             cross join lateral (values ('DEAD', dead), ('DOUBTFUL', doubtful), ('OPTED_OUT', opted_out),
                                        ('LASTING', lasting), ('SENT_ON', sent_on)) as sorts (sort, is_so)
             where is_so
             group by person, sort
            """.formatted(SoftRepeaters.LASTING);

    /** What one sort of events says of a person. */
    private enum Sort {
        DEAD,
        DOUBTFUL,
        OPTED_OUT,
        LASTING,
        SENT_ON
    }

    private final DataSource database;

    KnownPeople(DataSource database) {
        this.database = database;
    }

    /**
     * What these accounts know of these people.
     *
     * @param people by the form that all spellings share
     * @param accounts empty means all
     */
    @Transactional
    List<Finding> of(Map<String, EmailAddress> people, Optional<Set<UUID>> accounts) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PEOPLE)) {
            @Nullable
            Array bound = accounts.isEmpty()
                    ? null
                    : connection.createArrayOf("uuid", accounts.get().toArray());
            select.setArray(1, connection.createArrayOf("text", people.keySet().toArray()));
            select.setArray(2, bound);
            select.setArray(3, bound);
            try (ResultSet rows = select.executeQuery()) {
                List<Finding> found = new ArrayList<>();
                while (rows.next()) {
                    EmailAddress address = people.get(rows.getString("person"));
                    if (address != null) {
                        finding(address, rows).ifPresent(found::add);
                    }
                }
                return found;
            }
        } catch (SQLException e) {
            throw new HygieneFailure(e);
        }
    }

    private static Optional<Finding> finding(EmailAddress address, ResultSet row) throws SQLException {
        Instant last = time(row, "last_at");
        UUID event = row.getObject("event", UUID.class);
        return switch (Sort.valueOf(row.getString("sort"))) {
            case DEAD -> Optional.of(new Finding.Dead(address, true, reason(row), last, event));
            case DOUBTFUL -> Optional.of(new Finding.Dead(address, false, reason(row), last, event));
            case OPTED_OUT -> Optional.of(new Finding.OptedOut(address, last, event));
            case SENT_ON -> Optional.of(new Finding.SentOn(address, last, event));
            case LASTING -> repeating(address, row, event);
        };
    }

    private static Optional<Finding> repeating(EmailAddress address, ResultSet row, UUID event) throws SQLException {
        Instant first = time(row, "first_at");
        Instant last = time(row, "last_arrived");
        long mails = row.getLong("mails");
        return mails >= SoftRepeaters.FEWEST_MAILS
                        && Duration.between(first, last).toDays() >= SoftRepeaters.SHORTEST_DAYS
                ? Optional.of(new Finding.Repeating(address, mails, first, last, event))
                : Optional.empty();
    }

    private static Optional<Reason> reason(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("reason")).map(Reason::valueOf);
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
