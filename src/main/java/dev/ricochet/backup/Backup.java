package dev.ricochet.backup;

import dev.ricochet.database.DatabasePlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;

/** Everything that a database keeps, taken out of it and put into another. Neither needs a program of PostgreSQL's. */
public final class Backup {
    /** One answer of a server that rewrites a large table. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private Backup() {}

    /**
     * What was brought here.
     *
     * @param held how many events wait for a person, since they may have been told
     */
    public record Brought(long rows, int held) {}

    /** Writes all of it as it is at one moment, while a server may go on; returns how many rows. */
    public static long write(DatabasePlace from, OutputStream out, String version, Instant now)
            throws IOException, BackupRefused {
        try (Connection connection = from.connect(LONGEST)) {
            RowsOut rows = RowsOut.asOfNow(connection);
            ArchiveWriter archive =
                    new ArchiveWriter(out, new Header(versionOf(from).getVersion(), version, now));
            rows.into(archive);
            return archive.finish();
        } catch (SQLException e) {
            throw refused("The database could not be read", e);
        }
    }

    /**
     * Puts a file into an empty database, whole or not at all.
     *
     * @param toldUntil what arrived before may have been told by whoever went on after the file was written
     */
    public static Brought read(InputStream in, DatabasePlace to, Instant toldUntil) throws IOException, BackupRefused {
        ArchiveReader archive = new ArchiveReader(in);
        Schema schema = new Schema(to);
        schema.bringTo(MigrationVersion.fromVersion(archive.header().schema()));
        Brought brought;
        try (Connection connection = to.connect(LONGEST)) {
            connection.setAutoCommit(false);
            Restoring restoring = emptyAndAlone(connection);
            long rows = archive.into(new RowsIn(connection));
            restoring.begin();
            brought = new Brought(rows, restoring.hold());
            restoring.note(UUID.randomUUID(), Restoring.How.IMPORTED, Optional.of(toldUntil));
            connection.commit();
        } catch (SQLException e) {
            throw refused("The database did not take it", e);
        }
        schema.bringToNewest();
        return brought;
    }

    /** For a database that was brought back to an earlier time by other means: holds what may have been told since. */
    public static int restored(DatabasePlace place, Instant toldUntil) throws BackupRefused {
        new Schema(place).bringToNewest();
        try (Connection connection = place.connect(LONGEST)) {
            connection.setAutoCommit(false);
            Restoring restoring = new Restoring(connection);
            restoring.keepOthersOut();
            restoring.refuseAlive();
            restoring.begin();
            int held = restoring.hold();
            restoring.note(UUID.randomUUID(), Restoring.How.RESTORED, Optional.of(toldUntil));
            connection.commit();
            return held;
        } catch (SQLException e) {
            throw refused("The database did not take it", e);
        }
    }

    /** Whether this move has come to its end there. */
    public static boolean hasArrived(UUID move, DatabasePlace to) throws BackupRefused {
        if (new Schema(to).version().isEmpty()) {
            return false;
        }
        try (Connection connection = to.connect(LONGEST)) {
            return new Restoring(connection).isKnown(move);
        } catch (SQLException e) {
            throw refused("The database could not be read", e);
        }
    }

    /** Puts all that one database keeps into another, which is empty. On neither may a server work; nothing is held. */
    public static Brought move(UUID move, DatabasePlace from, DatabasePlace to) throws IOException, BackupRefused {
        Schema schema = new Schema(to);
        schema.bringTo(versionOf(from));
        CountedRows counted;
        try (Connection source = from.connect(LONGEST);
                Connection target = to.connect(LONGEST)) {
            target.setAutoCommit(false);
            Restoring restoring = emptyAndAlone(target);
            counted = new CountedRows(new RowsIn(target));
            RowsOut.asOfNow(source).into(counted);
            restoring.begin();
            restoring.note(move, Restoring.How.MOVED, Optional.empty());
            target.commit();
        } catch (SQLException e) {
            throw refused("The database did not take it", e);
        }
        schema.bringToNewest();
        return new Brought(counted.count(), 0);
    }

    private static Restoring emptyAndAlone(Connection connection) throws SQLException, BackupRefused {
        Restoring restoring = new Restoring(connection);
        restoring.keepOthersOut();
        restoring.refuseAlive();
        restoring.refuseUsed();
        return restoring;
    }

    private static MigrationVersion versionOf(DatabasePlace place) throws BackupRefused {
        return new Schema(place)
                .version()
                .orElseThrow(() -> new BackupRefused("There is nothing of Ricochet in " + place + "."));
    }

    private static BackupRefused refused(String what, SQLException e) {
        return new BackupRefused(what + ": " + e.getMessage(), e);
    }
}
