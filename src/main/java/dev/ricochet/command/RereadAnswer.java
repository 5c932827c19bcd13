package dev.ricochet.command;

import dev.ricochet.account.Accounts;
import dev.ricochet.account.KnownAccount;
import dev.ricochet.command.answer.RereadLines;
import dev.ricochet.command.answer.Sheets;
import dev.ricochet.flow.Proposing;
import dev.ricochet.flow.ReadingAgain;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.reread.Met;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The part of {@code reread} that needs the tables. */
public final class RereadAnswer implements QuarkusApplication {
    private static final String WHO = "command line";
    private static final int LATEST = 100;
    private static final int PAGE = 500;

    private final Accounts accounts;
    private final ReadingAgain reading;
    private final Rereads rereads;
    private final Outbox outbox;

    RereadAnswer(Accounts accounts, ReadingAgain reading, Rereads rereads, Outbox outbox) {
        this.accounts = accounts;
        this.reading = reading;
        this.rereads = rereads;
        this.outbox = outbox;
    }

    @Override
    public int run(String... words) {
        return Exit.written(() -> {
            try (Sheets sheets = Sheets.of(words[1].equals(Status.JSON), Terminal.answers())) {
                return switch (RereadCommand.Deed.valueOf(words[0])) {
                    case BEGIN -> begin(words, sheets);
                    case LIST -> list(words[2], sheets);
                    case SHOW -> show(words[2], sheets);
                    case STOP -> stop(words[2], sheets);
                    case FINDINGS -> findings(words[2], sheets);
                    case PROPOSE -> propose(words[2], words[3], sheets);
                    case RETELL -> retell(words[2], words[3], sheets);
                };
            }
        });
    }

    private int begin(String[] words, Sheets sheets) throws IOException {
        Optional<KnownAccount> account = account(words[2]);
        if (account.isEmpty()) {
            return refused("no account has this id or address");
        }
        Optional<UUID> begun = reading.begin(account.get().id(), portion(words), WHO);
        return begun.isEmpty()
                ? refused(Rereads.MOST_OPEN + " are under way: wait for one of them, or stop it")
                : show(begun.get().toString(), sheets);
    }

    private static Portion portion(String[] words) {
        if (!words[4].isEmpty()) {
            return new Portion.AtPlace(words[3], Long.parseLong(words[4]));
        }
        if (!words[5].isEmpty()) {
            return new Portion.Named(MessageId.parse(words[5]).orElseThrow());
        }
        return new Portion.Span(Optional.empty(), time(words[6]), time(words[7]));
    }

    private static Optional<Instant> time(String word) {
        return word.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(word));
    }

    private Optional<KnownAccount> account(String word) {
        return accounts.all().stream()
                .filter(known -> known.id().toString().equals(word)
                        || known.account().address().toString().equalsIgnoreCase(word))
                .findFirst();
    }

    private int list(String word, Sheets sheets) throws IOException {
        Optional<KnownAccount> account = account(word);
        if (account.isEmpty()) {
            return refused("no account has this id or address");
        }
        for (Reread reread : rereads.latest(account.get().id(), LATEST)) {
            sheets.add(RereadLines.fields(reread), RereadLines.of(reread));
        }
        return Exit.WELL;
    }

    private int show(String id, Sheets sheets) throws IOException {
        Optional<Reread> found = rereads.find(UUID.fromString(id));
        if (found.isEmpty()) {
            return refused("nothing was read again under this id");
        }
        sheets.add(RereadLines.fields(found.get()), RereadLines.of(found.get()));
        return Exit.WELL;
    }

    private int stop(String id, Sheets sheets) throws IOException {
        Optional<Reread> found = rereads.find(UUID.fromString(id));
        if (found.isPresent() && !reading.stop(found.get(), WHO)) {
            return refused("it has ended already");
        }
        return show(id, sheets);
    }

    private int findings(String id, Sheets sheets) throws IOException {
        Optional<UUID> after = Optional.empty();
        do {
            List<Met> page = rereads.differing(UUID.fromString(id), after, PAGE);
            for (Met met : page) {
                for (var standing :
                        outbox.standings(met.event()).stream().limit(1).toList()) {
                    sheets.add(RereadLines.fields(met, standing), RereadLines.of(met, standing));
                }
            }
            after = page.size() < PAGE
                    ? Optional.empty()
                    : Optional.of(page.getLast().event());
        } while (after.isPresent());
        return Exit.WELL;
    }

    private int propose(String id, String event, Sheets sheets) throws IOException {
        Optional<Reread> reread = rereads.find(UUID.fromString(id));
        Optional<Met> met =
                rereads.met(UUID.fromString(id), UUID.fromString(event)).filter(Met::differs);
        if (reread.isEmpty() || met.isEmpty()) {
            return refused("no such event would be judged differently");
        }
        return switch (reading.propose(reread.get(), met.get(), WHO)) {
            case Proposing.Answer.Impossible(String why) -> refused(why);
            case Proposing.Answer.Proposed(UUID proposal) -> {
                sheets.add(Map.of("proposal", proposal), List.of("held as " + proposal));
                yield Exit.WELL;
            }
        };
    }

    private int retell(String id, String people, Sheets sheets) throws IOException {
        Optional<Reread> reread = rereads.find(UUID.fromString(id));
        Optional<KnownAccount> account = reread.flatMap(one -> accounts.find(one.account()));
        if (reread.isEmpty() || account.isEmpty()) {
            return refused("nothing was read again under this id");
        }
        OptionalLong named = people.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(people));
        return switch (reading.retell(account.get().account(), reread.get(), named, WHO)) {
            case ReadingAgain.Retold.TooEarly() -> refused("it is still under way: wait for its end, or stop it");
            case ReadingAgain.Retold.Stale(var chosen) ->
                refused("it is about " + chosen.people() + " people: say so, if that is what you want");
            case ReadingAgain.Retold.Counted(var chosen) -> {
                sheets.add(
                        Map.of("told", false, "events", chosen.events(), "people", chosen.people()),
                        List.of("it would be %d events of %d people; --people %d does it"
                                .formatted(chosen.events(), chosen.people(), chosen.people())));
                yield Exit.WELL;
            }
            case ReadingAgain.Retold.Begun(var released, long count) -> {
                sheets.add(
                        Map.of("told", true, "events", released.due(), "people", count),
                        List.of(released.due() + " events of " + count + " people are told again"
                                + released.until()
                                        .map(until -> ", the last of them at " + until)
                                        .orElse("")));
                yield Exit.WELL;
            }
        };
    }

    private static int refused(String sentence) {
        Shell.complain(sentence);
        return Exit.WRONG;
    }
}
