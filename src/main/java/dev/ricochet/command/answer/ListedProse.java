package dev.ricochet.command.answer;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Standing;
import dev.ricochet.verdict.Evidence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** For a person: an event in a line, and below it what it rests on. */
public final class ListedProse implements Listed {
    private final Writer out;

    public ListedProse(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void add(Standing standing) throws IOException {
        Event event = standing.event();
        line(
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
            line("    mailed ", event.detour().get().mailed().toString());
            line("    failed ", event.detour().get().failed().toString());
        }
        if (event.reason().isPresent()) {
            line("    reason ", event.reason().get().name());
        }
        evidence(event.evidence());
    }

    private void evidence(Evidence evidence) throws IOException {
        line("    rule   ", evidence.ruleId());
        if (!evidence.source().isEmpty()) {
            line("    source ", evidence.source());
        }
        line("    words  ", evidence.matched());
        if (!evidence.where().words().isEmpty()) {
            line("    in     ", evidence.where().words());
        }
    }

    private void line(String begin, String text) throws IOException {
        out.write(begin + Visible.text(text) + System.lineSeparator());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
