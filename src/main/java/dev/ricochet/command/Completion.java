package dev.ricochet.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets the shell finish words. */
@Command(
        name = "completion",
        description = {
            "Writes a script by which bash and zsh finish the words of these commands: source <(ricochet completion)",
            "It is for a command of the name ricochet: the native executable, or an alias."
        },
        mixinStandardHelpOptions = true)
final class Completion implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        String name = spec.root().name();
        spec.commandLine().getOut().print(AutoComplete.bash(name, spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return Exit.WELL;
    }
}
