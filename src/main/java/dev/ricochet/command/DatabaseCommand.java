package dev.ricochet.command;

import dev.ricochet.backup.Backup;
import dev.ricochet.backup.BackupRefused;
import dev.ricochet.database.DatabasePlace;
import dev.ricochet.database.DatabaseUnavailable;
import dev.ricochet.database.Departure;
import dev.ricochet.database.OwnDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes everything out of the database, puts it into another, and sees to it that nobody is told twice by that. */
@Command(
        name = "database",
        description = {
            "Writes all that is kept into one file, or brings it from a file or another database; see docs/operations.md.",
            "Works on the embedded database in ricochet.data-dir, or on the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        mixinStandardHelpOptions = true)
final class DatabaseCommand {
    private static final String STREAM = "-";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Command(
            name = "export",
            description =
                    "Writes everything as it is at one moment, while the server goes on or stands still. The file holds"
                            + " addresses of people, and secrets sealed under the key, which is not in it.",
            mixinStandardHelpOptions = true)
    int export(@Parameters(paramLabel = "FILE", description = "Must not exist; - for standard output.") String file) {
        return with((settings, sheet) -> {
            try (DatabaseAtHand database = DatabaseAtHand.besideOrAlone(settings)) {
                long rows = file.equals(STREAM)
                        ? Backup.write(database.place(), System.out, sheet.version(), sheet.now())
                        : OwnFile.write(
                                Path.of(file),
                                out -> Backup.write(database.place(), out, sheet.version(), sheet.now()));
                Shell.complain(rows + " rows written");
                return Exit.WELL;
            }
        });
    }

    @Command(
            name = "import",
            description =
                    "Puts a file into an empty database while no server runs. What was still to be told, and what is new"
                            + " and arrived before --told-until, is held as RESTORED, since it may have been told.",
            mixinStandardHelpOptions = true)
    int read(
            @Parameters(paramLabel = "FILE", description = "Of export; - for standard input.") String file,
            @Option(
                            names = "--told-until",
                            paramLabel = "TIME",
                            description =
                                    "When the last server was stopped that went on after the export, if that is known;"
                                            + " else now.")
                    Optional<Instant> toldUntil) {
        return with((settings, sheet) -> {
            try (DatabaseAtHand database = DatabaseAtHand.alone(settings);
                    InputStream in = file.equals(STREAM) ? System.in : Files.newInputStream(Path.of(file))) {
                Backup.Brought brought = Backup.read(in, database.place(), toldUntil.orElse(sheet.now()));
                Shell.complain(
                        "%d rows read; %d events are held as RESTORED".formatted(brought.rows(), brought.held()));
                return Exit.WELL;
            }
        });
    }

    @Command(
            description =
                    "After the database was brought back to an earlier time by other means (a snapshot, a failover that"
                            + " lost commits), while no server runs: holds what may have been told since, as import does.",
            mixinStandardHelpOptions = true)
    int restored(
            @Option(
                            names = "--told-until",
                            paramLabel = "TIME",
                            description = "When the last server was stopped that went on after that time; else now.")
                    Optional<Instant> toldUntil) {
        return with((settings, sheet) -> {
            try (DatabaseAtHand database = DatabaseAtHand.alone(settings)) {
                int held = Backup.restored(database.place(), toldUntil.orElse(sheet.now()));
                Shell.complain(held + " events are held as RESTORED");
                return Exit.WELL;
            }
        });
    }

    @Command(
            description = "Moves everything from the embedded database in ricochet.data-dir to the one that"
                    + " QUARKUS_DATASOURCE_JDBC_URL names, which is empty, while no server runs. The directory is never started"
                    + " on again.",
            mixinStandardHelpOptions = true)
    int move() {
        return with((settings, _) -> {
            Optional<DatabasePlace> to = settings.databaseElsewhere();
            if (to.isEmpty()) {
                return Shell.misused(spec, "move: QUARKUS_DATASOURCE_JDBC_URL must name the database to move to");
            }
            try (OwnDatabase from = OwnDatabase.openToLeave(settings.database())) {
                return move(Departure.of(settings.database()), from.place(), to.get());
            }
        });
    }

    private static int move(Departure departure, DatabasePlace from, DatabasePlace to)
            throws IOException, BackupRefused {
        UUID move = departure.begin(to);
        if (!Backup.hasArrived(move, to)) {
            try {
                Backup.Brought brought = Backup.move(move, from, to);
                Shell.complain(brought.rows() + " rows moved");
            } catch (BackupRefused e) {
                // where it cannot even be asked, the marker stays: it may have arrived
                if (!Backup.hasArrived(move, to)) {
                    departure.takeBack();
                }
                throw e;
            }
        }
        departure.end(to, move);
        Shell.complain(
                "moved to " + to + "; give the server the key of ricochet.secrets as well, where it was made in the"
                        + " data directory");
        return Exit.WELL;
    }

    /** What every deed may want to know. */
    private record Sheet(String version, Instant now) {}

    private interface Deed {
        int by(Settings settings, Sheet sheet)
                throws IOException, DatabaseUnavailable, InterruptedException, BackupRefused;
    }

    private static int with(Deed deed) {
        try {
            Settings settings = Settings.read();
            return deed.by(
                    settings, new Sheet(settings.version(), Clock.systemUTC().instant()));
        } catch (DatabaseUnavailable | BackupRefused | IllegalArgumentException e) {
            Shell.complain(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            Shell.complain("it could not be read or written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.WRONG;
    }
}
