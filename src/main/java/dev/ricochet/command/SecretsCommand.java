package dev.ricochet.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says under which keys the secrets of accounts lie, and brings them all under the first while the server runs. */
@Command(
        name = "secrets",
        description = {
            "Says how many secrets of accounts are sealed under which key, or seals all of them under the key that seals now.",
            "Takes the keys from the settings of the server, and works on the database of the server that runs beside it, or on"
                    + " the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        mixinStandardHelpOptions = true)
final class SecretsCommand implements Callable<Integer> {

    /** What can be done with them. */
    enum Deed {
        STATUS,
        RESEAL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DEED", description = "${COMPLETION-CANDIDATES}")
    private Deed deed = Deed.STATUS;

    @Override
    public Integer call() {
        return BesideServer.run(spec, SecretsAnswer.class, List.of(deed.name()));
    }
}
