package dev.ricochet.hygiene;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * People who bounced softly again and again, for reasons that may last for ever: a proposal to a person. Nothing is told by
 * it.
 */
@ApplicationScoped
public class SoftRepeaters {
    /** Mails that bounced, not reports about them. */
    public static final int FEWEST_MAILS = 5;

    public static final int SHORTEST_DAYS = 30;

    /** What may last for ever, as SQL. */
    static final String LASTING = "('MAILBOX_FULL', 'MAILBOX_SUSPENDED', 'TIMED_OUT')";

    // who was told of as hard is off the list already
    private static final String PAGE = """
            select account, lower(recipient) as person, count(distinct coalesce(original, mail::text)) as mails,
                   min(arrived_at) as first_at, max(arrived_at) as last_at, array_agg(distinct reason) as reasons
              from event
             where kind = 'SOFT_BOUNCE' and reason in %s
               and (?::uuid[] is null or account = any (?::uuid[]))
               and (account, lower(recipient)) > (?, ?)
               and not exists (select from event hard
                                where lower(hard.recipient) = lower(event.recipient) and hard.account = event.account
                                  and hard.kind = 'HARD_BOUNCE')
             group by account, lower(recipient)
            having count(distinct coalesce(original, mail::text)) >= ?
               and max(arrived_at) - min(arrived_at) >= make_interval(days => ?)
             order by account, lower(recipient)
             limit ?
            """.formatted(LASTING);

    private final DataSource database;

    SoftRepeaters(DataSource database) {
        this.database = database;
    }

    /**
     * One of them.
     *
     * @param mails how many different mails bounced
     */
    public record Repeater(
            UUID account, EmailAddress person, long mails, Instant first, Instant last, Set<Reason> reasons) {}

    /** The last of a part of a list. */
    public record Mark(UUID account, String person) {
        private static final Mark BEFORE_ALL = new Mark(new UUID(0, 0), "");
    }

    @Transactional
    public List<Repeater> page(Optional<Set<UUID>> accounts, Optional<Mark> after, int atMost) {
        Mark mark = after.orElse(Mark.BEFORE_ALL);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            for (int i = 1; i <= 2; i++) {
                select.setArray(
                        i,
                        accounts.isEmpty()
                                ? null
                                : connection.createArrayOf(
                                        "uuid", accounts.get().toArray()));
            }
            select.setObject(3, mark.account());
            select.setString(4, mark.person());
            select.setInt(5, FEWEST_MAILS);
            select.setInt(6, SHORTEST_DAYS);
            select.setInt(7, atMost);
            try (ResultSet rows = select.executeQuery()) {
                List<Repeater> repeaters = new ArrayList<>();
                while (rows.next()) {
                    repeaters.add(repeater(rows));
                }
                return repeaters;
            }
        } catch (SQLException e) {
            throw new HygieneFailure(e);
        }
    }

    private static Repeater repeater(ResultSet row) throws SQLException {
        return new Repeater(
                row.getObject("account", UUID.class),
                EmailAddress.parse(row.getString("person")).orElseThrow(),
                row.getLong("mails"),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                Set.copyOf(Arrays.stream((String[]) row.getArray("reasons").getArray())
                        .map(Reason::valueOf)
                        .toList()));
    }
}
