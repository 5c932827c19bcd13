package dev.ricochet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What a release would do, told before anybody decides. */
@ApplicationScoped
public class Foresight {
    private static final String RELEASE = Deciding.JUDGED + """
            , people as (
              select lower(event.recipient) as person, count(*) as events, count(*) filter (where superseded) as superseded,
                     bool_or(not superseded) as told,
                     bool_or(not superseded and judged.kind in ('UNSUBSCRIBE', 'COMPLAINT')) as leaving,
                     bool_or(not superseded and judged.kind = 'HARD_BOUNCE' and telling.told_as is null) as hard
                from judged
                join event on event.id = judged.event
                join telling on telling.event = judged.event and telling.target = judged.target
               group by lower(event.recipient)
            )
            select count(*), count(*) filter (where leaving), count(*) filter (where hard and not leaving),
                   count(*) filter (where told and not hard and not leaving), coalesce(sum(events), 0),
                   coalesce(sum(superseded), 0)
              from people
            """;

    private static final String EXAMPLES = Deciding.CHOSEN + """
            select event.id, event.recipient, event.kind, event.reason, event.evidence, event.occurred_at
              from chosen join event on event.id = chosen.event
             order by event.kept_at desc, event.id
             limit ?
            """;

    private final DataSource database;

    Foresight(DataSource database) {
        this.database = database;
    }

    /**
     * What would become of what is chosen.
     *
     * @param people all of them
     * @param leaving people who would be told of as wanting no more mail
     * @param hard other people who would be told of as hard
     * @param milder people who would be told of as bouncing softly
     * @param events all of them
     * @param superseded events whose like was told meanwhile, or is released beside them, and that are not told again
     */
    public record Foreseen(long people, long leaving, long hard, long milder, long events, long superseded) {}

    @Transactional
    public Foreseen release(Selection selection) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RELEASE)) {
            int _ = Deciding.choose(select, selection);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Foreseen(
                        row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }

    /** The latest kept of what is chosen. */
    @Transactional
    public List<HeldGroups.Example> examples(Selection selection, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(EXAMPLES)) {
            select.setInt(Deciding.choose(select, selection), most);
            try (ResultSet rows = select.executeQuery()) {
                List<HeldGroups.Example> examples = new ArrayList<>();
                while (rows.next()) {
                    examples.add(HeldGroups.Example.of(rows));
                }
                return List.copyOf(examples);
            }
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}
