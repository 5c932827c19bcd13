package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A search as the conditions of a query. */
final class Searching {
    private static final String ROWS = "from TellingRow t join fetch t.fact e";
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);
    private static final String LATEST_FIRST = " order by t.keptAt desc, t.event desc";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** What follows after a mark, as the list goes. */
    static Searching after(Search search, Optional<Search.Mark> mark) {
        Searching searching = new Searching(search);
        // the first half alone is what an index can begin at
        mark.ifPresent(end -> searching.beyond("t.keptAt <= :kept and (t.keptAt < :kept or t.event < :event)", end));
        return searching;
    }

    /** What stands before a mark, as the list goes. */
    static Searching newer(Search search, Search.Mark mark) {
        Searching searching = new Searching(search);
        searching.beyond("t.keptAt >= :kept and (t.keptAt > :kept or t.event > :event)", mark);
        return searching;
    }

    private Searching(Search search) {
        search.person()
                .map(EmailAddress::key)
                .ifPresent(key -> add(
                        "(lower(e.recipient) = :person or lower(e.mailed) = :person or lower(e.failed) = :person)",
                        "person",
                        key));
        search.accounts().ifPresent(accounts -> add("e.account in :accounts", "accounts", accounts));
        search.kind().ifPresent(kind -> add("e.kind = :kind", "kind", kind));
        search.reason().ifPresent(reason -> add("e.reason = :reason", "reason", reason));
        search.state().ifPresent(state -> add("t.state = :state", "state", state));
        search.cause().ifPresent(cause -> add("t.holdCause = :cause", "cause", cause));
        search.domain()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .ifPresent(domain ->
                        add("function('split_part', lower(e.recipient), '@', -1) = :domain", "domain", domain));
        search.answer()
                .map(answer -> answer.toLowerCase(Locale.ROOT))
                .ifPresent(answer -> add("locate(:answer, lower(t.words)) > 0", "answer", answer));
        search.from().ifPresent(from -> {
            add("e.occurredAt >= :from", "from", from);
            // nothing is kept before it happened, give or take what clocks differ
            add("t.keptAt >= :sooner", "sooner", from.minus(CLOCKS_DIFFER));
        });
        search.before().ifPresent(before -> add("e.occurredAt < :before", "before", before));
    }

    private void beyond(String condition, Search.Mark mark) {
        add(condition, "kept", mark.kept());
        values.put("event", mark.event());
    }

    /** Of these alone. */
    Searching among(Set<UUID> events) {
        add("t.event in :events", "events", events);
        return this;
    }

    /** No further than this row, which is the last that counts. */
    Searching downTo(Search.Mark last) {
        add("t.keptAt >= :lastKept and (t.keptAt > :lastKept or t.event >= :last)", "lastKept", last.kept());
        values.put("last", last.event());
        return this;
    }

    String query() {
        return ROWS + conditions() + LATEST_FIRST;
    }

    /** The same without the facts, where it asks nothing of them. */
    String keys() {
        return "select t.keptAt as kept, t.event as event from TellingRow t" + conditions() + LATEST_FIRST;
    }

    Map<String, Object> values() {
        return values;
    }

    private String conditions() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }
}
