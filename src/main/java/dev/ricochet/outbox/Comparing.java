package dev.ricochet.outbox;

import dev.ricochet.outbox.Comparison.Difference;
import dev.ricochet.outbox.Comparison.Ours;
import dev.ricochet.outbox.Comparison.Theirs;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.Hardness;
import dev.ricochet.vocabulary.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lays somebody else's list beside our bounces. */
final class Comparing {
    private static final String COMPARE = """
            with theirs as (
              select * from unnest(?::text[], ?::text[]) as given (person, hardness)
            ), ours as (
              select distinct on (lower(recipient)) lower(recipient) as person, event.id as event, recipient, kind, reason, rule,
                     evidence, occurred_at, telling.state, telling.hold_cause,
                     case kind when 'HARD_BOUNCE' then 'HARD' else 'SOFT' end as hardness
                from event join telling on telling.event = event.id and telling.target = event.account
               where event.account = ? and kind in ('HARD_BOUNCE', 'SOFT_BOUNCE')
                 and telling.state not in ('superseded', 'discarded')
                 and occurred_at >= coalesce(?::timestamptz, '-infinity') and occurred_at < coalesce(?::timestamptz, 'infinity')
               order by lower(recipient), kind = 'HARD_BOUNCE' desc, occurred_at desc, event.id
            ), compared as (
              select coalesce(ours.person, theirs.person) as person, ours.event, recipient, kind, reason, rule, evidence, occurred_at,
                     state, hold_cause, theirs.hardness as said,
                     case when ours.person is null then 'THEIRS'
                          when theirs.person is null then 'OURS'
                          when theirs.hardness <> ours.hardness then 'DIFFERENT'
                          else 'SAME' end as what
                from ours full join theirs on theirs.person = ours.person
            ), counted as (
              select compared.*, count(*) over (partition by what) as all_of_them,
                     row_number() over (partition by what order by coalesce(kind, said) desc, person) as place
                from compared
            )
            select counted.*, case when what = 'THEIRS' then (
                     select id from event
                      where account = ? and (lower(mailed) = person or lower(failed) = person) limit 1) end as elsewhere
              from counted
             where place <= case what when 'SAME' then 1 else ? end
             order by what, place
            """;

    private final Connection connection;

    Comparing(Connection connection) {
        this.connection = connection;
    }

    Comparison compare(
            UUID account,
            Map<EmailAddress, Optional<Hardness>> theirs,
            Optional<Instant> from,
            Optional<Instant> before,
            int most)
            throws SQLException {
        List<String> people = new ArrayList<>();
        List<@Nullable String> hardness = new ArrayList<>();
        theirs.forEach((person, said) -> {
            people.add(person.key());
            hardness.add(said.map(Enum::name).orElse(null));
        });
        try (PreparedStatement select = connection.prepareStatement(COMPARE)) {
            select.setArray(1, connection.createArrayOf("text", people.toArray()));
            select.setArray(2, connection.createArrayOf("text", hardness.toArray()));
            select.setObject(3, account);
            select.setObject(4, from.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
            select.setObject(
                    5, before.map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null));
            select.setObject(6, account);
            select.setInt(7, most);
            try (ResultSet rows = select.executeQuery()) {
                return read(rows);
            }
        }
    }

    private static Comparison read(ResultSet rows) throws SQLException {
        long same = 0;
        long onlyOurs = 0;
        long onlyTheirs = 0;
        long different = 0;
        List<Ours> ours = new ArrayList<>();
        List<Theirs> theirs = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        while (rows.next()) {
            long all = rows.getLong("all_of_them");
            switch (rows.getString("what")) {
                case "OURS" -> {
                    onlyOurs = all;
                    ours.add(ours(rows));
                }
                case "THEIRS" -> {
                    onlyTheirs = all;
                    theirs.add(new Theirs(
                            rows.getString("person"),
                            Optional.ofNullable(rows.getString("said")).map(Hardness::valueOf),
                            Optional.ofNullable(rows.getObject("elsewhere", UUID.class))));
                }
                case "DIFFERENT" -> {
                    different = all;
                    differences.add(new Difference(Hardness.valueOf(rows.getString("said")), ours(rows)));
                }
                default -> same = all;
            }
        }
        return new Comparison(
                same,
                onlyOurs,
                List.copyOf(ours),
                onlyTheirs,
                List.copyOf(theirs),
                different,
                List.copyOf(differences));
    }

    private static Ours ours(ResultSet row) throws SQLException {
        return new Ours(
                row.getObject("event", UUID.class),
                row.getString("recipient"),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("reason")).map(Reason::valueOf),
                row.getString("rule"),
                row.getString("evidence"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                State.of(row.getString("state")),
                Optional.ofNullable(row.getString("hold_cause")).map(HoldCause::valueOf));
    }
}
