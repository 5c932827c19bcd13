package dev.ricochet.command;

import dev.ricochet.message.Limits;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.BareFiveHundred;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of mails in files what the server would make of them. */
@Command(
        name = "explain",
        description = "Says what kind of mail each file is, and for each recipient whether it bounced, how and why.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    private static final int SOME_UNREADABLE = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "One line of JSON for each mail.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Mails, directories of mails, or - for one mail.")
    private List<String> paths = List.of();

    @Override
    public Integer call() {
        MailFiles files = new MailFiles(Limits.USUAL.bytes());
        Understanding understanding =
                new Understanding(Limits.USUAL, new Classifier(RuleBook.builtIn(), BareFiveHundred.SOFT));
        OutputStream out = new BufferedOutputStream(System.out, 1 << 16);
        boolean all = true;
        try (Answer answer = json ? new JsonLines(out) : new Prose(out)) {
            for (String path : paths) {
                for (Path file : files.below(path, this::complain)) {
                    all &= explain(file, path, files, understanding, answer);
                }
                all &= files.allReadable();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all ? 0 : SOME_UNREADABLE;
    }

    private boolean explain(Path file, String given, MailFiles files, Understanding understanding, Answer answer)
            throws IOException {
        byte[] mail;
        try {
            mail = files.read(file);
        } catch (IOException unreadable) {
            complain(file + ": " + unreadable.getMessage());
            return false;
        }
        Understood understood = understanding.of(mail);
        answer.add(given.equals(MailFiles.STANDARD_INPUT) ? given : file.toString(), understood);
        return true;
    }

    private void complain(String sentence) {
        spec.commandLine().getErr().println(Visible.text(sentence));
    }
}
