package dev.ricochet.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an operator looks at first. */
@Command(
        name = "status",
        description = {
            "Says how it stands: each account with its last look, its last call and what is open, and the active alarms.",
            "Works on the database of the server that runs beside it, or on the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:the database cannot be reached, or a setting cannot be used",
            "5:no server is alive, a mailbox fails, a callback rests, or an urgent alarm is active"
        },
        mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {
    /** The word by which an answer is asked to be one for programs. */
    static final String JSON = "json";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Answers as one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        return BesideServer.run(spec, StatusAnswer.class, List.of(json ? JSON : ""));
    }
}
