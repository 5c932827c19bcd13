package dev.ricochet.backup;

import dev.ricochet.database.DatabasePlace;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;

/** The tables of a database: which version they have, and how they come to another. */
final class Schema {
    /** Of a migration: it may rewrite a table. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final DatabasePlace place;

    Schema(DatabasePlace place) {
        this.place = place;
    }

    /** Empty where there are none. */
    Optional<MigrationVersion> version() {
        return Optional.ofNullable(upTo(MigrationVersion.LATEST).info().current())
                .map(MigrationInfo::getVersion);
    }

    /** Makes the tables as they were in that version; refuses where they are newer, or the version is not known. */
    void bringTo(MigrationVersion wanted) throws BackupRefused {
        MigrationInfo[] all = upTo(MigrationVersion.LATEST).info().all();
        if (all.length == 0 || all[all.length - 1].getVersion().compareTo(wanted) < 0) {
            throw new BackupRefused("It has tables of version " + wanted
                    + ", which this program does not know: take the version that wrote it, or a newer one.");
        }
        Optional<MigrationVersion> there = version();
        if (there.isPresent() && there.get().compareTo(wanted) > 0) {
            throw new BackupRefused("The database has tables of version " + there.get() + " already, newer than "
                    + wanted + ": begin with an empty database.");
        }
        migrate(wanted);
    }

    void bringToNewest() throws BackupRefused {
        migrate(MigrationVersion.LATEST);
    }

    private void migrate(MigrationVersion target) throws BackupRefused {
        try {
            var _ = upTo(target).migrate();
        } catch (FlywayException e) {
            throw new BackupRefused("The tables could not be made: " + e.getMessage(), e);
        }
    }

    private Flyway upTo(MigrationVersion target) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(place.dataSource(LONGEST))
                .locations("classpath:db/migration")
                .target(target)
                .load();
    }
}
