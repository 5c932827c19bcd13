package dev.ricochet.command;

import dev.ricochet.database.DatabaseUnavailable;
import dev.ricochet.database.RunningDatabase;
import dev.ricochet.outbox.State;
import io.quarkus.runtime.Quarkus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the events that wait for a person, and carries out what the person decides. */
@Command(
        name = "events",
        description = {
            "Lists events that wait for a person, tells them after all, or decides that they are never told.",
            "Works on the database of the server that runs beside it, or on the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        mixinStandardHelpOptions = true)
final class Events implements Callable<Integer> {
    private static final int REFUSED = 1;

    /** The word by which the answer is asked to be one for programs. */
    static final String JSON = "json";

    /** A command beside a server: nothing listens, nothing runs by itself, and only its answer is said. */
    private static final Map<String, String> QUIET = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.management.enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.log.level", "ERROR");

    /** What can be done with them. */
    enum Deed {
        LIST,
        RELEASE,
        DISCARD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The states in which an event waits for a person; {@code unknown} can only be listed. */
    enum Waiting {
        HELD(State.HELD),
        REFUSED(State.REFUSED),
        DEAD(State.DEAD),
        UNKNOWN(State.UNKNOWN);

        private final State state;

        Waiting(State state) {
            this.state = state;
        }

        State state() {
            return state;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DEED", description = "${COMPLETION-CANDIDATES}")
    private Deed deed = Deed.LIST;

    @Parameters(index = "1", paramLabel = "STATE", description = "${COMPLETION-CANDIDATES}")
    private Waiting waiting = Waiting.HELD;

    @Option(names = "--json", description = "Lists as one JSON object a line.")
    private boolean json;

    @Option(names = "--event", description = "Only the event of this id.")
    private Optional<UUID> event = Optional.empty();

    @Override
    public Integer call() {
        try {
            Settings settings = Settings.read();
            if (settings.databaseUrl().isEmpty()) {
                RunningDatabase.attach(settings.database());
            }
        } catch (DatabaseUnavailable | IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return REFUSED;
        }
        QUIET.forEach(System::setProperty);
        List<String> words =
                List.of(deed.name(), waiting.name(), event.map(UUID::toString).orElse(""), json ? JSON : "");
        int[] exit = {REFUSED};
        Quarkus.run(EventsAnswer.class, (code, _) -> exit[0] = code, words.toArray(String[]::new));
        return exit[0];
    }
}
