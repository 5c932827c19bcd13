package dev.ricochet.web.page.bounces;

import dev.ricochet.outbox.Event;
import dev.ricochet.outbox.Outbox;
import dev.ricochet.outbox.Search;
import dev.ricochet.outbox.Standing;
import dev.ricochet.vocabulary.MessageId;
import dev.ricochet.vocabulary.Reason;
import dev.ricochet.web.Csv;
import dev.ricochet.web.page.Download;
import dev.ricochet.web.page.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A list of bounces for a spreadsheet. */
@ApplicationScoped
class BounceTable {
    static final int MOST_ROWS = 100_000;

    private static final int AT_ONCE = 500;

    private final Outbox outbox;

    BounceTable(Outbox outbox) {
        this.outbox = outbox;
    }

    Response of(Search search) {
        return Download.table("bounces.csv", table -> {
            table.line(
                    "address",
                    "verdict",
                    "reason",
                    "meaning",
                    "receiver",
                    "happened",
                    "state",
                    "rule",
                    "words",
                    "receiver said",
                    "mail",
                    "id");
            Optional<Search.Mark> mark = Optional.empty();
            for (int rows = 0; rows < MOST_ROWS; rows += AT_ONCE) {
                List<Standing> found = outbox.search(search, mark, AT_ONCE);
                for (Standing one : found) {
                    row(table, one);
                }
                if (found.size() < AT_ONCE) {
                    break;
                }
                Standing last = found.getLast();
                mark = Optional.of(new Search.Mark(last.kept(), last.event().id()));
            }
        });
    }

    private static void row(Csv table, Standing one) throws IOException {
        Event event = one.event();
        table.line(
                event.recipient().toString(),
                Wording.label(event.kind()),
                event.reason().map(Enum::name).orElse(""),
                event.reason().map(Reason::meaning).orElse(""),
                event.failingDomain(),
                event.occurredAt().toString(),
                Wording.label(one.state()),
                event.evidence().ruleId(),
                event.evidence().matched(),
                one.words().orElse(""),
                event.original().map(MessageId::value).orElse(""),
                event.id().toString());
    }
}
