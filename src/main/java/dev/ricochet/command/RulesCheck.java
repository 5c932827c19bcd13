package dev.ricochet.command;

import dev.ricochet.verdict.Finding;
import dev.ricochet.verdict.OwnRules;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says everything that is wrong with rules, and what they take from the built-in ones. */
@Command(
        name = "check",
        description =
                "Says everything that is wrong with the files *.yaml and *.yml of a directory, with file and line.",
        footerHeading = "%nExit codes:%n",
        footer = {"  0  they can be used", "  1  something is wrong with them", "  2  used wrongly"},
        mixinStandardHelpOptions = true)
final class RulesCheck implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Override
    public Integer call() {
        OwnRules rules = OwnRules.in(directory);
        List<Finding> wrong = rules.wrong();
        try (Lines out = new Lines()) {
            for (Finding finding : wrong) {
                out.line(finding.toString());
            }
            if (wrong.isEmpty()) {
                for (Finding note : rules.notes()) {
                    out.line("note: " + note);
                }
                out.line(
                        rules.count() == 1
                                ? "1 rule, proven by its examples"
                                : rules.count() + " rules, proven by their examples");
            }
        } catch (AnswerLost e) {
            return Exit.lost(e);
        }
        return wrong.isEmpty() ? Exit.WELL : Exit.WRONG;
    }
}
