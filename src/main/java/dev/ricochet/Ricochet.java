package dev.ricochet;

import dev.ricochet.command.Settings;
import dev.ricochet.command.Shell;
import dev.ricochet.database.DatabaseUnavailable;
import dev.ricochet.database.OwnDatabase;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Optional;
import java.util.OptionalInt;

/** The way in: what has to stand before the application, then the application, then all down again in order. */
@QuarkusMain
public final class Ricochet {
    private static final int REFUSED = 1;
    private static final int DATABASE_LOST = 3;

    // not private: to the application it is a bean
    Ricochet() {}

    public static void main(String... args) throws InterruptedException {
        OptionalInt answered = Shell.run(args);
        if (answered.isPresent()) {
            end(answered.getAsInt());
            return;
        }
        Optional<OwnDatabase> database = ready();
        Thread last = new Thread(() -> closeAfterApplication(database), "database-close");
        Runtime.getRuntime().addShutdownHook(last);
        // Ends the process, or returns where the code is reloaded in the same process.
        Quarkus.run(args);
        boolean _ = Runtime.getRuntime().removeShutdownHook(last);
        database.ifPresent(OwnDatabase::close);
    }

    // To return is to exit with 0 where no application has threads of its own, and spares what the exit costs that says
    // so: it starts the logging.
    private static void end(int code) {
        if (code != 0 || Application.currentApplication() != null) {
            System.exit(code);
        }
    }

    private static Optional<OwnDatabase> ready() throws InterruptedException {
        try {
            Settings settings = Settings.read();
            return OwnDatabase.open(
                    settings.database(), settings.databaseUrl(), System.getenv(), Ricochet::stopWithoutDatabase);
        } catch (DatabaseUnavailable | IllegalArgumentException e) {
            System.err.println("Ricochet does not start. " + e.getMessage());
            System.exit(REFUSED);
            return Optional.empty();
        }
    }

    // An exit handler of Quarkus runs before the application has stopped: what it still has to write would be lost.
    private static void closeAfterApplication(Optional<OwnDatabase> database) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.ifPresent(OwnDatabase::close);
    }

    // Whatever runs may be waiting for the database: an orderly end would wait with it. Every step survives a kill.
    private static void stopWithoutDatabase() {
        Runtime.getRuntime().halt(DATABASE_LOST);
    }
}
