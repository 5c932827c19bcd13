package dev.ricochet.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an operator does with rules. */
@Command(
        name = "rules",
        description = "Shows the rules by which bounces are judged, and proves rules of your own; see docs/rules.md.",
        subcommands = {RulesCheck.class, RulesTest.class, RulesList.class, RulesShow.class},
        mixinStandardHelpOptions = true)
final class Rules implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        return Shell.misused(spec, "rules: check, test, list or show");
    }
}
