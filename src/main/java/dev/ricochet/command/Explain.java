package dev.ricochet.command;

import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.vocabulary.Misconfigured;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of mails in files what the server would make of them. */
@Command(
        name = "explain",
        description = "Says what kind of mail each file is, and for each recipient whether it bounced, how and why.",
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    private static final int SOME_UNREADABLE = 1;
    private static final int MISCONFIGURED = 1;

    @Option(names = "--json", description = "One line of JSON for each mail.")
    private boolean json;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Mails, directories of mails, or - for one mail.")
    private List<String> paths = List.of();

    /**
     * The command where the words are it, files, and at most the one option: to parse those takes no model of all
     * commands, which costs more time than a mail takes to be read. Empty for any other words.
     */
    static Optional<Explain> plainly(String... words) {
        Explain explain = new Explain();
        explain.paths = new ArrayList<>(words.length);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--json")) {
                explain.json = true;
            } else if (words[i].isEmpty() || "-@".indexOf(words[i].charAt(0)) >= 0 && words[i].length() > 1) {
                return Optional.empty();
            } else {
                explain.paths.add(words[i]);
            }
        }
        return words[0].equals("explain") && !explain.paths.isEmpty() ? Optional.of(explain) : Optional.empty();
    }

    @Override
    public Integer call() {
        ReadingSettings settings;
        try {
            settings = ReadingSettings.read();
        } catch (Misconfigured e) {
            complain(String.valueOf(e.getMessage()));
            return MISCONFIGURED;
        }
        MailFiles files = new MailFiles(settings.limits().bytes());
        Understanding understanding =
                new Understanding(settings.limits(), new Classifier(RuleBook.builtIn(), settings.bare()));
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
        Shell.complaints().println(Visible.text(sentence));
    }
}
