package dev.ricochet.command;

import dev.ricochet.verdict.RuleCard;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one rule: what it looks for, what that means, and why. */
@Command(
        name = "show",
        description = "Shows one rule: the words it looks for, what they mean, where that is known from.",
        mixinStandardHelpOptions = true)
final class RulesShow implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The rule's id, as explain says it.")
    private String id = "";

    @Mixin
    private ChosenRules rules = new ChosenRules();

    @Override
    public Integer call() {
        return Exit.of(this::show);
    }

    private int show() {
        try (Lines out = new Lines()) {
            List<RuleCard> found = rules.or(() -> ReadingSettings.read().rules()).cards().stream()
                    .filter(rule -> rule.id().equals(id))
                    .toList();
            if (found.isEmpty()) {
                Shell.complain("no rule has the id " + id + "; rules list names them all");
                return Exit.WRONG;
            }
            found.forEach(rule -> show(rule, out));
            return Exit.WELL;
        }
    }

    private static void show(RuleCard rule, Lines out) {
        out.line(rule.id() + ": " + rule.hardness() + ", " + rule.reason());
        out.line("  means    " + rule.reason().meaning());
        out.line("  advice   " + rule.reason().advice());
        out.line("  source   " + rule.source());
        out.line("  stands   " + rule.place());
        rule.says().forEach(phrase -> out.line("  says     " + phrase));
        rule.unless().forEach(phrase -> out.line("  unless   " + phrase));
        rule.examples().forEach(example -> out.line("  example  " + example));
    }
}
