package dev.ricochet.command;

import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.RuleCard;
import dev.ricochet.vocabulary.Misconfigured;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one rule: what it looks for, what that means, and why. */
@Command(
        name = "show",
        description = "Shows one rule: the words it looks for, what they mean, where that is known from.",
        mixinStandardHelpOptions = true)
final class RulesShow implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "The rule's id, as explain says it.")
    private String id = "";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Rules of your own, shown first; else RICOCHET_RULES_DIRECTORY.")
    private Optional<Path> rules = Optional.empty();

    @Override
    public Integer call() {
        try (Lines out = new Lines()) {
            List<RuleCard> found = RuleBook.with(
                            rules.or(() -> ReadingSettings.read().rules()))
                    .cards()
                    .stream()
                    .filter(rule -> rule.id().equals(id))
                    .toList();
            if (found.isEmpty()) {
                Shell.complain("no rule has the id " + id + "; rules list names them all");
                return Exit.WRONG;
            }
            found.forEach(rule -> show(rule, out));
            return Exit.WELL;
        } catch (Misconfigured e) {
            Shell.complain(e);
            return Exit.WRONG;
        } catch (AnswerLost e) {
            return Exit.lost(e);
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
