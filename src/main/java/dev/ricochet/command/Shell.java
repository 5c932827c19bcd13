package dev.ricochet.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that answer without a server. */
@Command(
        name = "ricochet",
        description = "Reads the bounces of an inbox and tells the campaign system who cannot be reached.",
        mixinStandardHelpOptions = true,
        subcommands = Explain.class)
public final class Shell {
    /** What picocli says itself, and what it is asked to say: a wrong use is 2, as shells expect. */
    private static final int ASKED_FOR_HELP = 0;

    private Shell() {}

    /** Runs the command that these words name; empty where they name none and the server shall start. */
    public static OptionalInt run(String... words) {
        CommandLine shell = new CommandLine(new Shell());
        if (words.length == 0) {
            return OptionalInt.empty();
        }
        if (words[0].equals("--help") || words[0].equals("-h")) {
            shell.usage(System.out);
            return OptionalInt.of(ASKED_FOR_HELP);
        }
        if (!shell.getSubcommands().containsKey(words[0])) {
            return OptionalInt.empty();
        }
        shell.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        shell.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        return OptionalInt.of(shell.execute(words));
    }
}
