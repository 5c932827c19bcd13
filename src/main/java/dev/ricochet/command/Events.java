package dev.ricochet.command;

import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.State;
import java.util.List;
import java.util.Locale;
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
    /** The word by which the answer is asked to be one for programs. */
    static final String JSON = "json";

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

    @Option(names = "--cause", description = "Only what is held for this cause: ${COMPLETION-CANDIDATES}")
    private Optional<HoldCause> cause = Optional.empty();

    @Option(names = "--event", description = "Only the event of this id.")
    private Optional<UUID> event = Optional.empty();

    @Override
    public Integer call() {
        return BesideServer.run(
                spec,
                EventsAnswer.class,
                List.of(
                        deed.name(),
                        waiting.name(),
                        event.map(UUID::toString).orElse(""),
                        json ? JSON : "",
                        cause.map(HoldCause::name).orElse("")));
    }
}
