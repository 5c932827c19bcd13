package dev.ricochet.command;

import dev.ricochet.belief.Beliefs;
import dev.ricochet.belief.Inbox;
import dev.ricochet.command.answer.Answer;
import dev.ricochet.command.answer.Explained;
import dev.ricochet.command.files.Mails;
import dev.ricochet.command.files.Place;
import dev.ricochet.command.files.Progress;
import dev.ricochet.message.Headers;
import dev.ricochet.origin.SentMail;
import dev.ricochet.report.Reading;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.understanding.Understood;
import dev.ricochet.vocabulary.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of mails in files what the server would make of them. */
@Command(
        name = "explain",
        description = {
            "Says what kind of mail each is, and for each recipient whether it bounced, how and why, how far the report"
                    + " is believed, and whether the server would tell it.",
            "Reads single mails, mbox files such as Google Takeout's, either of them compressed with gzip, Maildirs, and"
                    + " directories of all these."
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  everything was read",
            "  1  something could not be read or is no mail, or a setting cannot be used",
            "  2  used wrongly",
            "  3  the answer could not be written to its end"
        },
        mixinStandardHelpOptions = true)
final class Explain implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it, where it parses the words
    private CommandSpec spec;

    @Mixin
    private Form form = new Form();

    @Option(
            names = "--sent",
            paramLabel = "FILE|DIR",
            description =
                    "Copies of what the account sent, each to one person: a report about one of these is proven to be ours. They"
                            + " are known by --address, or by the label Sent of Gmail's export.")
    private List<String> sent = List.of();

    @Option(
            names = "--address",
            description = "The address of the inbox, about which nothing is ever told; else RICOCHET_ACCOUNT_ADDRESS.")
    private String address = "";

    @Mixin
    private ChosenRules rules = new ChosenRules();

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR|-",
            description = "Mails, mbox files, Maildirs, directories, or - for one mail or an mbox on standard input.")
    private List<String> paths = List.of();

    private boolean namedAreMails = true;
    private long strangers;

    /**
     * The command where the words are it, files, and at most the one option: to parse those takes no model of all
     * commands, which costs more time than a mail takes to be read. Empty for any other words.
     */
    static Optional<Explain> plainly(String... words) {
        Explain explain = new Explain();
        explain.paths = new ArrayList<>(words.length);
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("--json")) {
                explain.form.beJson();
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
        Optional<String> contradiction = form.contradiction();
        if (contradiction.isPresent()) {
            return Shell.misused(spec, contradiction.get());
        }
        if (!address.isEmpty() && EmailAddress.parse(address).isEmpty()) {
            return Shell.misused(spec, "--address: not a mail address");
        }
        return Exit.of(() -> {
            try {
                return explain(ReadingSettings.read());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private int explain(ReadingSettings settings) throws IOException {
        Progress progress = Terminal.progress(form.isAtOnce());
        Inbox inbox = inbox(settings);
        Optional<SentMail> known = sent.isEmpty()
                ? Optional.of(SentMail.UNKNOWN)
                : SentFiles.in(sent, inbox.address(), Shell::complain, progress);
        if (known.isEmpty()) {
            return Exit.WRONG;
        }
        Beliefs beliefs = new Beliefs(inbox, known.get());
        Understanding understanding = settings.understanding(rules.or(settings::rules));
        Mails mails = new Mails(settings.limits().bytes(), Shell::complain, progress);
        try (Answer answer = form.answer();
                InOrder explaining = new InOrder(
                        (place, mail) -> explained(place, mail, understanding.of(mail), beliefs),
                        mail -> add(answer, mail))) {
            for (String path : paths) {
                mails.in(path, explaining::add);
            }
            explaining.finish();
        }
        if (strangers > 0) {
            Shell.complain("%,d files in directories are not mails".formatted(strangers));
        }
        return mails.allRead() && namedAreMails ? Exit.WELL : Exit.WRONG;
    }

    private Inbox inbox(ReadingSettings settings) {
        Optional<EmailAddress> own = EmailAddress.parse(address);
        return own.isPresent() ? settings.inbox().ofAddress(own.get()) : settings.inbox();
    }

    private static Explained explained(Place place, byte[] mail, Understood understood, Beliefs beliefs) {
        boolean isMail = !(understood.reading() instanceof Reading.Ordinary)
                || !Headers.in(mail).isEmpty();
        return new Explained(place, understood, beliefs.of(understood), isMail);
    }

    private void add(Answer answer, Explained mail) {
        if (!mail.isMail()) {
            passBy(mail.place());
        }
        try {
            answer.add(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What lies beside mails in a directory may be anything; what somebody names was meant to be one.
    private void passBy(Place place) {
        if (paths.stream().anyMatch(path -> Path.of(path).toString().equals(place.file()))) {
            namedAreMails = false;
            Shell.complain(place + ": is not a mail");
        } else {
            strangers++;
        }
    }
}
