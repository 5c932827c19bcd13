package dev.ricochet.command.answer;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Standing;
import java.io.IOException;
import java.io.OutputStream;

/** For a person: an event in a line, and below it what it rests on. */
public final class ListedProse implements Listed {
    private final Page page;

    public ListedProse(OutputStream out) {
        page = new Page(out, Look.PLAIN);
    }

    @Override
    public void add(Standing standing) throws IOException {
        Event event = standing.event();
        page.line(
                "",
                "%s  %s  %s  %s  %s  attempts %d  %s"
                        .formatted(
                                event.id(),
                                event.occurredAt(),
                                event.kind(),
                                event.recipient(),
                                standing.cause().map(Enum::name).orElse("-"),
                                standing.attempt(),
                                standing.words().orElse("")));
        if (event.detour().isPresent()) {
            page.line("    mailed ", event.detour().get().mailed().toString());
            page.line("    failed ", event.detour().get().failed().toString());
        }
        if (event.reason().isPresent()) {
            page.line("    reason ", event.reason().get().name());
        }
        page.evidence("    ", event.evidence());
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
