package dev.ricochet.command;

import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Has mail read again by the server that runs, and shows what came of it. */
@Command(
        name = "reread",
        description = {
            "Has one mail, a time, or a whole inbox read again by the server that runs, and shows what came of it.",
            "Nothing is told twice by it: what was known stays as it is, and what is new of a time waits in the preview.",
            "Works on the database of the server that runs beside it, or on the one that QUARKUS_DATASOURCE_JDBC_URL names."
        },
        mixinStandardHelpOptions = true)
final class RereadCommand {
    /** What can be done; the first word that is handed on. */
    enum Deed {
        BEGIN,
        LIST,
        SHOW,
        STOP,
        FINDINGS,
        PROPOSE,
        RETELL
    }

    /** What to read; exactly one of them. */
    static final class What {
        @ArgGroup(exclusive = false)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Mail mail;

        @Option(names = "--message-id", paramLabel = "ID", description = "One mail, wherever it lies.")
        private Optional<String> messageId = Optional.empty();

        @ArgGroup(exclusive = false)
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private Time time;

        @Option(names = "--everything", description = "All there is.")
        @SuppressWarnings("UnusedVariable") // one of the four is there, and this is what is left
        private boolean everything;
    }

    /** One mail by its place. */
    static final class Mail {
        @Option(names = "--folder", required = true, paramLabel = "NAME", description = "Of the mail with --uid.")
        private String folder = "";

        @Option(names = "--uid", required = true, paramLabel = "N", description = "One mail, by its place.")
        private long uid;
    }

    /** All that arrived in a time. */
    static final class Time {
        @Option(
                names = "--from",
                required = true,
                paramLabel = "TIME",
                description = "Arrived then or later: 2026-11-24T00:00:00Z")
        private Optional<Instant> from = Optional.empty();

        @Option(names = "--before", paramLabel = "TIME", description = "Arrived before.")
        private Optional<Instant> before = Optional.empty();
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answers as one JSON object a line.")
    private boolean json;

    @Command(description = "Begins; the server goes on with it, over restarts.", mixinStandardHelpOptions = true)
    int begin(
            @Parameters(paramLabel = "ACCOUNT", description = "Its id or its address.") String account,
            @ArgGroup(multiplicity = "1") What what) {
        if (what.messageId.isPresent() && MessageId.parse(what.messageId.get()).isEmpty()) {
            return Shell.misused(spec, "--message-id: must be the identifier of a mail");
        }
        Optional<Mail> mail = Optional.ofNullable(what.mail);
        Optional<Time> time = Optional.ofNullable(what.time);
        return run(
                Deed.BEGIN,
                account,
                mail.map(one -> one.folder).orElse(""),
                mail.map(one -> Long.toString(one.uid)).orElse(""),
                what.messageId.orElse(""),
                time.flatMap(one -> one.from).map(Instant::toString).orElse(""),
                time.flatMap(one -> one.before).map(Instant::toString).orElse(""));
    }

    @Command(description = "Lists the latest hundred of an account.", mixinStandardHelpOptions = true)
    int list(@Parameters(paramLabel = "ACCOUNT", description = "Its id or its address.") String account) {
        return run(Deed.LIST, account);
    }

    @Command(description = "Shows how far it is.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID", description = "As list shows it.") UUID id) {
        return run(Deed.SHOW, id.toString());
    }

    @Command(description = "Stops it behind the batch in hand; what was found stays.", mixinStandardHelpOptions = true)
    int stop(@Parameters(paramLabel = "ID", description = "As list shows it.") UUID id) {
        return run(Deed.STOP, id.toString());
    }

    @Command(
            description = "Lists what would be judged differently today; the events themselves stay as they are.",
            mixinStandardHelpOptions = true)
    int findings(@Parameters(paramLabel = "ID", description = "As list shows it.") UUID id) {
        return run(Deed.FINDINGS, id.toString());
    }

    @Command(
            description = "Makes an event of what would be said today, held for a person to release or discard.",
            mixinStandardHelpOptions = true)
    int propose(
            @Parameters(index = "0", paramLabel = "ID", description = "As list shows it.") UUID id,
            @Parameters(index = "1", paramLabel = "EVENT", description = "As findings shows it.") UUID event) {
        return run(Deed.PROPOSE, id.toString(), event.toString());
    }

    @Command(
            description = "Tells a second time what was told and met again, hard bounces in doses; without --people it"
                    + " only says how many people that would be.",
            mixinStandardHelpOptions = true)
    int retell(
            @Parameters(paramLabel = "ID", description = "As list shows it.") UUID id,
            @Option(
                            names = "--people",
                            paramLabel = "N",
                            description = "How many people it is about, as it said before.")
                    Optional<Long> people) {
        return run(Deed.RETELL, id.toString(), people.map(Object::toString).orElse(""));
    }

    private int run(Deed deed, String... rest) {
        List<String> words = Stream.concat(Stream.of(deed.name(), json ? Status.JSON : ""), Stream.of(rest))
                .toList();
        return BesideServer.run(spec, RereadAnswer.class, words);
    }
}
