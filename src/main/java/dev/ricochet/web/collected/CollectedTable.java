package dev.ricochet.web.collected;

import dev.ricochet.outbox.Collection;
import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.HoldCause;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.Standing;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.web.Csv;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was collected, a line each, for a spreadsheet. */
@ApplicationScoped
public class CollectedTable {
    private static final int MOST_ROWS = 100_000;
    private static final int AT_ONCE = 500;

    private final Outbox outbox;

    CollectedTable(Outbox outbox) {
        this.outbox = outbox;
    }

    public StreamingOutput of(Collection collection) {
        return stream -> {
            Csv table = new Csv(stream);
            table.line(
                    "class", "recipient", "reason", "rule", "evidence", "occurredAt", "arrivedAt", "original", "event");
            int rows = 0;
            for (HoldCause cause : List.of(collection.cause(), HoldCause.UNPROVEN)) {
                rows = write(table, collection, cause, rows);
            }
            table.flush();
        };
    }

    private int write(Csv table, Collection collection, HoldCause cause, int rowsBefore) throws IOException {
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

    private static void row(Csv table, Event event, HoldCause cause) throws IOException {
        ClassWord of = switch (event.kind()) {
            case HARD_BOUNCE -> cause == HoldCause.UNPROVEN ? ClassWord.DOUBTFUL : ClassWord.HARD;
            case SOFT_BOUNCE, UNSUBSCRIBE, COMPLAINT -> ClassWord.SOFT;
        };
        table.line(
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
}
