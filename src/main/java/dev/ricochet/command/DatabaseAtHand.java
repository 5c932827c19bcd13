package dev.ricochet.command;

import dev.ricochet.database.DatabasePlace;
import dev.ricochet.database.DatabaseUnavailable;
import dev.ricochet.database.OwnDatabase;
import dev.ricochet.database.RunningDatabase;
import dev.ricochet.database.Vitals;
import java.time.Clock;
import java.util.Optional;

/** The database that a command works on: the one that is named, the one of the server beside us, or our own, started for it. */
record DatabaseAtHand(DatabasePlace place, Optional<OwnDatabase> own) implements AutoCloseable {

    /** Whether a server runs or not. */
    static DatabaseAtHand besideOrAlone(Settings settings) throws DatabaseUnavailable, InterruptedException {
        Optional<DatabasePlace> running = settings.databaseElsewhere().or(() -> running(settings));
        return running.isPresent() ? new DatabaseAtHand(running.get(), Optional.empty()) : alone(settings);
    }

    /** Throws where a server runs on our own. */
    static DatabaseAtHand alone(Settings settings) throws DatabaseUnavailable, InterruptedException {
        Optional<DatabasePlace> elsewhere = settings.databaseElsewhere();
        if (elsewhere.isPresent()) {
            return new DatabaseAtHand(elsewhere.get(), Optional.empty());
        }
        OwnDatabase own = OwnDatabase.openAlone(settings.database());
        return new DatabaseAtHand(own.place(), Optional.of(own));
    }

    // what a process that was killed left behind names a server that does not answer any more
    private static Optional<DatabasePlace> running(Settings settings) {
        try {
            DatabasePlace place = RunningDatabase.find(settings.database());
            Vitals _ = Vitals.of(place, Clock.systemUTC());
            return Optional.of(place);
        } catch (DatabaseUnavailable e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        own.ifPresent(OwnDatabase::close);
    }
}
