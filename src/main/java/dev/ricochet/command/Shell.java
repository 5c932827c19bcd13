package dev.ricochet.command;

import dev.ricochet.command.answer.Visible;
import dev.ricochet.vocabulary.Misconfigured;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that answer without a server. */
@Command(
        name = "ricochet",
        description = {
            "Reads the bounces of an inbox and tells the campaign system who cannot be reached.",
            "Without a command it starts the server; docs/configuration.md says how that is set."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            Status.class,
            Doctor.class,
            Explain.class,
            Rules.class,
            Events.class,
            RereadCommand.class,
            DatabaseCommand.class,
            SecretsCommand.class,
            TokenCommand.class,
            Completion.class
        })
public final class Shell {
    private Shell() {}

    /**
     * Runs the command that these words name; empty where there are none, or only a setting as a native executable takes
     * it ({@code -Dquarkus.http.port=8081}), and the server shall start.
     */
    public static OptionalInt run(String... words) {
        if (words.length == 0 || words[0].startsWith("-D")) {
            return OptionalInt.empty();
        }
        try {
            return answer(words);
        } catch (OutOfMemoryError e) {
            complain("the answer is not complete: the memory is full; java -Xmx1g -jar … gives more");
            return OptionalInt.of(Exit.LOST);
        }
    }

    private static OptionalInt answer(String... words) {
        Optional<Explain> plain = Explain.plainly(words);
        if (plain.isPresent()) {
            return OptionalInt.of(plain.get().call());
        }
        CommandLine shell = new CommandLine(new Shell()).setCaseInsensitiveEnumValuesAllowed(true);
        shell.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        shell.setErr(complaints());
        return OptionalInt.of(shell.execute(words));
    }

    /** What is said of words that can be read and make no sense. */
    static int misused(CommandSpec command, String sentence) {
        complain(sentence);
        command.commandLine().usage(complaints());
        return Exit.MISUSED;
    }

    static void complain(Misconfigured setting) {
        String.valueOf(setting.getMessage()).lines().forEach(Shell::complain);
    }

    static void complain(String sentence) {
        complaints().println(Visible.text(sentence));
    }

    static PrintWriter complaints() {
        return new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    }
}
