package dev.ricochet.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;

/** That this database was brought back from an earlier time, and until when somebody went on telling meanwhile. */
@ApplicationScoped
public class Restorations {
    private static final String TOLD_UNTIL = "select max(told_until) from restoration";

    private final DataSource database;

    Restorations(DataSource database) {
        this.database = database;
    }

    /** What arrived before and is new here may have been told. */
    @Transactional
    public Optional<Instant> toldUntil() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(TOLD_UNTIL);
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant)
                    : Optional.empty();
        } catch (SQLException e) {
            throw new OutboxFailure(e);
        }
    }
}
