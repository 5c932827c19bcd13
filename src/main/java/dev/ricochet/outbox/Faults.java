package dev.ricochet.outbox;

import dev.ricochet.vocabulary.Concern;
import dev.ricochet.vocabulary.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What receivers said of the senders in a day. */
@ApplicationScoped
public class Faults {
    private static final String OF_A_DAY = """
            with today as (
              select event.account, event.reason, event.evidence, event.kept_at, lower(substring(event.recipient from '[^@]*$')) as receiver
                from telling join event on event.id = telling.event and event.account = telling.target
               where telling.kept_at > now() - interval '24 hours' and telling.state <> 'superseded'
                 and event.kind in ('HARD_BOUNCE', 'SOFT_BOUNCE')
            ), counted as (
              select account, count(*) as bounces from today group by account
            )
            select account, reason, count(*), bounces, count(distinct receiver),
                   (array_agg(distinct receiver))[1:5], (array_agg(evidence order by kept_at desc))[1]
              from today join counted using (account)
             where reason = any (?)
             group by account, reason, bounces
             order by account, reason
            """;

    private final DataSource database;

    Faults(DataSource database) {
        this.database = database;
    }

    /**
     * One fault of one sender.
     *
     * @param ofAll how many bounces of whatever kind the day brought
     * @param lastWords what the last receiver said
     */
    public record Fault(
            UUID account,
            Reason reason,
            long events,
            long ofAll,
            long receivers,
            List<String> someReceivers,
            String lastWords) {}

    @Transactional
    public List<Fault> ofADay() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(OF_A_DAY)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            Arrays.stream(Reason.values())
                                    .filter(reason -> reason.concern() == Concern.SENDER)
                                    .map(Reason::name)
                                    .toArray()));
            try (ResultSet rows = select.executeQuery()) {
                List<Fault> faults = new ArrayList<>();
                while (rows.next()) {
                    faults.add(new Fault(
                            rows.getObject(1, UUID.class),
                            Reason.valueOf(rows.getString(2)),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            List.of((String[]) rows.getArray(6).getArray()),
                            rows.getString(7)));
                }
                return faults;
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}
