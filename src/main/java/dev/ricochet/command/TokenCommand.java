package dev.ricochet.command;

import dev.ricochet.access.Grant;
import dev.ricochet.access.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and ends API tokens from a shell beside the server: the way to the first one. */
@Command(
        name = "token",
        description = {
            "Makes, lists and ends the tokens of the REST API.",
            "Works on the database of the server that runs beside it, or on the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        mixinStandardHelpOptions = true)
final class TokenCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What can be done with them; the first word that is handed on. */
    enum Deed {
        CREATE,
        LIST,
        REVOKE
    }

    @Command(
            description = "Makes a token and writes it to standard output, this once.",
            mixinStandardHelpOptions = true)
    int create(
            @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "accounts:read, accounts:write, bounces:read, bounces:write, admin; or all")
                    List<String> scopes,
            @Option(names = "--account", split = ",", paramLabel = "ID", description = "Binds it to these accounts.")
                    @Nullable
                    List<UUID> accounts,
            @Option(names = "--days", paramLabel = "N", description = "It ends after so many days; else never.")
                    Optional<Integer> days) {
        List<String> words = scopes.equals(List.of("all")) ? everyScope() : scopes;
        if (words.stream().anyMatch(word -> Scope.of(word).isEmpty())) {
            return Shell.misused(spec, "--scope: must be of " + String.join(", ", everyScope()) + ", or all");
        }
        if (name.isBlank() || name.length() > Grant.LONGEST_NAME) {
            return Shell.misused(spec, "NAME: must have 1 to " + Grant.LONGEST_NAME + " characters");
        }
        if (days.filter(count -> count < 1 || count > 3_650).isPresent()) {
            return Shell.misused(spec, "--days: must be 1 to 3650");
        }
        List<String> bound = Stream.ofNullable(accounts)
                .flatMap(List::stream)
                .map(UUID::toString)
                .toList();
        return run(
                Deed.CREATE,
                name,
                String.join(",", words),
                String.join(",", bound),
                days.map(Duration::ofDays).map(Duration::toString).orElse(""));
    }

    @Command(description = "Lists them, ended ones as well.", mixinStandardHelpOptions = true)
    int list() {
        return run(Deed.LIST);
    }

    @Command(description = "Ends one at once.", mixinStandardHelpOptions = true)
    int revoke(@Parameters(paramLabel = "ID", description = "As list shows it.") UUID id) {
        return run(Deed.REVOKE, id.toString());
    }

    private int run(Deed deed, String... rest) {
        List<String> words = new ArrayList<>(List.of(deed.name()));
        words.addAll(List.of(rest));
        return BesideServer.run(spec, TokenAnswer.class, words);
    }

    private static List<String> everyScope() {
        return List.of(Scope.values()).stream().map(Scope::word).toList();
    }
}
