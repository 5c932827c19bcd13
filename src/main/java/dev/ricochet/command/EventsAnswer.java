package dev.ricochet.command;

import dev.ricochet.command.answer.Listed;
import dev.ricochet.command.answer.ListedJson;
import dev.ricochet.command.answer.ListedProse;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.Standing;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The part of {@code events} that needs the outbox. */
public final class EventsAnswer implements QuarkusApplication {
    private static final int MOST_LISTED = 1_000;

    private final Outbox outbox;

    EventsAnswer(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public int run(String... words) {
        Events.Waiting waiting = Events.Waiting.valueOf(words[1]);
        Optional<UUID> event = Optional.of(words[2]).filter(id -> !id.isEmpty()).map(UUID::fromString);
        Optional<HoldCause> cause =
                Optional.of(words[4]).filter(name -> !name.isEmpty()).map(HoldCause::valueOf);
        return switch (Events.Deed.valueOf(words[0])) {
            case LIST -> list(waiting, cause, words[3].equals(Events.JSON));
            case RELEASE, DISCARD -> decide(Events.Deed.valueOf(words[0]), waiting, cause, event);
        };
    }

    private int list(Events.Waiting waiting, Optional<HoldCause> cause, boolean json) {
        List<Standing> standing = outbox.list(waiting.state(), MOST_LISTED).stream()
                .filter(each -> cause.isEmpty() || each.cause().equals(cause))
                .toList();
        if (standing.isEmpty()) {
            System.err.println("no events are " + waiting);
        }
        try (Listed list = json ? new ListedJson(Terminal.answers()) : new ListedProse(Terminal.answers())) {
            for (Standing each : standing) {
                list.add(each);
            }
        } catch (AnswerLost e) {
            return Exit.lost(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Exit.WELL;
    }

    private int decide(Events.Deed deed, Events.Waiting waiting, Optional<HoldCause> cause, Optional<UUID> event) {
        if (waiting == Events.Waiting.UNKNOWN) {
            System.out.println("what is unknown is looked after by ricochet.callback.unknown-answer");
            return Exit.MISUSED;
        }
        Selection selection = new Selection(waiting.state(), cause, Optional.empty(), Optional.empty(), event);
        int count = deed == Events.Deed.RELEASE ? outbox.release(selection) : outbox.discard(selection);
        System.out.println(count + (deed == Events.Deed.RELEASE ? " will be told" : " will never be told"));
        return Exit.WELL;
    }
}
