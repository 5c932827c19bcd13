package dev.ricochet.web.collected;

import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.Standing;
import dev.ricochet.vocabulary.MessageId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was collected, a line each (RFC 4180), for a spreadsheet. */
@ApplicationScoped
class CollectedTable {
    static final String MEDIA_TYPE = "text/csv";

    private static final int MOST_ROWS = 100_000;
    private static final int AT_ONCE = 500;

    /** What a spreadsheet would carry out. */
    private static final String FORMULA = "=+-@\t\r";

    private final Outbox outbox;

    CollectedTable(Outbox outbox) {
        this.outbox = outbox;
    }

    StreamingOutput of(Collection collection) {
        return stream -> {
            Writer table = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            line(
                    table,
                    "class",
                    "recipient",
                    "reason",
                    "rule",
                    "evidence",
                    "occurredAt",
                    "arrivedAt",
                    "original",
                    "event");
            int rows = 0;
            for (HoldCause cause : List.of(collection.cause(), HoldCause.UNPROVEN)) {
                rows = write(table, collection, cause, rows);
            }
            table.flush();
        };
    }

    private int write(Writer table, Collection collection, HoldCause cause, int rowsBefore) throws IOException {
        Search search = Search.of(Optional.of(Set.of(collection.account()))).heldFor(cause);
        int rows = rowsBefore;
        Optional<Search.Mark> mark = Optional.empty();
        while (rows < MOST_ROWS) {
            List<Standing> found = outbox.search(search, mark, AT_ONCE);
            for (Standing one : found) {
                if (cause == collection.cause() || one.event().arrivedAt().isBefore(collection.doubtfulBefore())) {
                    row(table, one.event(), cause);
                    rows++;
                }
            }
            if (found.size() < AT_ONCE) {
                return rows;
            }
            Standing last = found.getLast();
            mark = Optional.of(new Search.Mark(last.kept(), last.event().id()));
        }
        return rows;
    }

    private static void row(Writer table, Event event, HoldCause cause) throws IOException {
        ClassWord of = switch (event.kind()) {
            case HARD_BOUNCE -> cause == HoldCause.UNPROVEN ? ClassWord.DOUBTFUL : ClassWord.HARD;
            case SOFT_BOUNCE, UNSUBSCRIBE, COMPLAINT -> ClassWord.SOFT;
        };
        line(
                table,
                of.toString(),
                event.recipient().toString(),
                event.reason().map(Enum::name).orElse(""),
                event.evidence().ruleId(),
                event.evidence().matched(),
                event.occurredAt().toString(),
                event.arrivedAt().toString(),
                event.original().map(MessageId::value).orElse(""),
                event.id().toString());
    }

    private static void line(Writer table, String... cells) throws IOException {
        table.write(Stream.of(cells).map(CollectedTable::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
