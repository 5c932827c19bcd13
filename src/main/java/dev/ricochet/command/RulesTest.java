package dev.ricochet.command;

import dev.ricochet.command.files.Mails;
import dev.ricochet.command.files.Place;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows which verdicts on real mails change by rules of one's own. */
@Command(
        name = "test",
        description = "Judges mails without and with the rules of a directory, and shows which verdicts change.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  no verdict changes",
            "  1  something is wrong with the rules, or could not be read",
            "  2  used wrongly",
            "  3  the answer could not be written to its end",
            "  4  verdicts change"
        },
        mixinStandardHelpOptions = true)
final class RulesTest implements Callable<Integer> {
    private static final String ROW = "%-40s  %-32s  %-24s →  %-24s  %s";

    @Parameters(index = "0", paramLabel = "DIR", description = "The directory with the rules.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path directory;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "MAILS",
            description = "Mails as explain takes them: files, mbox files, Maildirs, directories, or -.")
    private List<String> paths = List.of();

    private long recipients;
    private long changed;

    @Override
    public Integer call() {
        return Exit.of(() -> {
            try (Lines out = new Lines()) {
                return compare(ReadingSettings.read(), ChosenRules.in(directory.toString(), directory), out);
            }
        });
    }

    private int compare(ReadingSettings settings, RuleBook book, Lines out) {
        Understanding before = settings.understanding(RuleBook.builtIn());
        Understanding after = settings.understanding(book);
        Mails mails = new Mails(settings.limits().bytes(), Shell::complain, Terminal.progress(true));
        for (String path : paths) {
            mails.in(
                    path,
                    (place, mail) -> compare(
                            place, before.of(mail).verdicts(), after.of(mail).verdicts(), out));
        }
        out.line("%,d of %,d verdicts change".formatted(changed, recipients));
        return mails.allRead() ? changed == 0 ? Exit.WELL : Exit.CHANGED : Exit.WRONG;
    }

    private void compare(Place place, List<Verdict> before, List<Verdict> after, Lines out) {
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) instanceof Verdict.Bounce old && after.get(i) instanceof Verdict.Bounce now) {
                recipients++;
                if (!words(old).equals(words(now))) {
                    if (changed == 0) {
                        out.line(ROW.formatted("mail", "recipient", "before", "after", "rule"));
                    }
                    changed++;
                    out.line(ROW.formatted(
                            place,
                            now.recipient(),
                            words(old),
                            words(now),
                            now.evidence().ruleId()));
                }
            }
        }
    }

    private static String words(Verdict.Bounce bounce) {
        return bounce.hardness() + " " + bounce.reason();
    }
}
