package dev.ricochet.command;

import dev.ricochet.command.answer.Visible;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Selection;
import dev.ricochet.outbox.Standing;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The part of {@code events} that needs the outbox. */
public final class EventsAnswer implements QuarkusApplication {
    private static final int MOST_LISTED = 1_000;
    private static final int WRONG_USE = 2;

    private final Outbox outbox;

    EventsAnswer(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public int run(String... words) {
        Events.Waiting waiting = Events.Waiting.valueOf(words[1]);
        Optional<UUID> event = Optional.of(words[2]).filter(id -> !id.isEmpty()).map(UUID::fromString);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        return switch (Events.Deed.valueOf(words[0])) {
            case LIST -> list(waiting, out);
            case RELEASE, DISCARD -> decide(Events.Deed.valueOf(words[0]), waiting, event, out);
        };
    }

    private int list(Events.Waiting waiting, PrintStream out) {
        List<Standing> standing = outbox.list(waiting.state(), MOST_LISTED);
        if (standing.isEmpty()) {
            System.err.println("no events are " + waiting);
        }
        standing.forEach(each -> out.println(row(each)));
        return 0;
    }

    private static String row(Standing standing) {
        var event = standing.event();
        return Visible.text("%s  %s  %s  %s  %s  attempts %d  %s"
                .formatted(
                        event.id(),
                        event.occurredAt(),
                        event.kind(),
                        event.recipient(),
                        standing.cause().map(Enum::name).orElse("-"),
                        standing.attempt(),
                        standing.words().orElse("")));
    }

    private int decide(Events.Deed deed, Events.Waiting waiting, Optional<UUID> event, PrintStream out) {
        if (waiting == Events.Waiting.UNKNOWN) {
            out.println("what is unknown is looked after by ricochet.callback.unknown-answer");
            return WRONG_USE;
        }
        Selection selection = new Selection(waiting.state(), Optional.empty(), Optional.empty(), event);
        int count = deed == Events.Deed.RELEASE ? outbox.release(selection) : outbox.discard(selection);
        out.println(count + (deed == Events.Deed.RELEASE ? " will be told" : " will never be told"));
        return 0;
    }
}
