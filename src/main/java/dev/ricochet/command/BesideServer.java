package dev.ricochet.command;

import dev.ricochet.database.DatabaseUnavailable;
import dev.ricochet.database.RunningDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Runs a command on the database of the server that runs beside it, or on the one that is configured. Nothing listens,
 * nothing runs by itself, and only the command's answer is said.
 */
final class BesideServer {
    private static final Map<String, String> QUIET = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.management.enabled", "false",
            "dev.ricochet.rhythm", "false",
            "quarkus.scheduler.enabled", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.log.level", "ERROR",
            "quarkus.log.console.json.enabled", "false",
            "quarkus.log.console.format", "%s%n",
            "quarkus.log.console.stderr", "true");

    private BesideServer() {}

    static int run(CommandSpec command, Class<? extends QuarkusApplication> answer, List<String> words) {
        try {
            Settings settings = Settings.read();
            if (settings.databaseUrl().isEmpty()) {
                RunningDatabase.attach(settings.database());
            }
        } catch (DatabaseUnavailable | IllegalArgumentException e) {
            command.commandLine().getErr().println(e.getMessage());
            return Exit.WRONG;
        }
        QUIET.forEach(System::setProperty);
        int[] exit = {Exit.WRONG};
        Quarkus.run(answer, (code, _) -> exit[0] = code, words.toArray(String[]::new));
        return exit[0];
    }
}
