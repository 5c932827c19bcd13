package dev.ricochet.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.Query;

/** How the telling of the facts stands. */
@ApplicationScoped
class Tellings implements PanacheRepositoryBase<TellingRow, TellingKey> {

    /** Rows that a person does not wait long for. */
    private static final int STRETCH = 10_000;

    private static final int MOST_STRETCHES = 3;

    private final Narrowing narrowing;
    private final Session database;

    Tellings(Narrowing narrowing, Session database) {
        this.narrowing = narrowing;
        this.database = database;
    }

    List<Standing> oldest(State state, int atMost) {
        return find("from TellingRow t join fetch t.fact where t.state = ?1 order by t.keptAt, t.event", state)
                .page(0, atMost)
                .stream()
                .map(TellingRow::toStanding)
                .toList();
    }

    List<Standing> everUnknown(int atMost) {
        return find("from TellingRow t join fetch t.fact where t.unknownTimes > 0 order by t.unknownAt desc, t.event")
                .page(0, atMost)
                .stream()
                .map(TellingRow::toStanding)
                .toList();
    }

    List<Standing> search(Search search, Optional<Search.Mark> after, int atMost) {
        return narrowed(narrowing.of(search), Searching.after(search, after), atMost);
    }

    List<Standing> newer(Search search, Search.Mark than, int atMost) {
        return narrowed(narrowing.of(search), Searching.newer(search, than), atMost);
    }

    /** Where nothing narrows it down and no index knows the state, only some of the latest are looked at. */
    Looked look(Search search, Optional<Search.Mark> after, int atMost) {
        Optional<Set<UUID>> few = narrowing.of(search);
        boolean common = search.state()
                .map(state -> state == State.TOLD || state == State.WAITING)
                .orElse(true);
        if (few.isPresent() || !common || search.equals(Search.of(Optional.empty()))) {
            return new Looked(narrowed(few, Searching.after(search, after), atMost), Optional.empty());
        }
        List<Standing> found = new ArrayList<>();
        Optional<Search.Mark> from = after;
        for (int stretch = 0; stretch < MOST_STRETCHES; stretch++) {
            Optional<Search.Mark> last = lastOfStretch(from);
            Searching searching = Searching.after(search, from);
            last.ifPresent(searching::downTo);
            found.addAll(list(searching, atMost - found.size()));
            if (found.size() == atMost || last.isEmpty()) {
                return new Looked(found, Optional.empty());
            }
            from = last;
        }
        return new Looked(found, from);
    }

    private Optional<Search.Mark> lastOfStretch(Optional<Search.Mark> from) {
        Searching all = Searching.after(Search.of(Optional.empty()), from);
        Query<Tuple> rows = database.createQuery(all.keys(), Tuple.class);
        all.values().forEach(rows::setParameter);
        return rows.setFirstResult(STRETCH - 1).setMaxResults(1).getResultList().stream()
                .map(row -> new Search.Mark(row.get("kept", Instant.class), row.get("event", UUID.class)))
                .findFirst();
    }

    private List<Standing> narrowed(Optional<Set<UUID>> few, Searching searching, int atMost) {
        if (few.isEmpty()) {
            return list(searching, atMost);
        }
        return few.get().isEmpty() ? List.of() : list(searching.among(few.get()), atMost);
    }

    private List<Standing> list(Searching searching, int atMost) {
        return find(searching.query(), searching.values()).page(0, atMost).stream()
                .map(TellingRow::toStanding)
                .toList();
    }

    List<Standing> of(UUID event) {
        return find("from TellingRow t join fetch t.fact where t.event = ?1 order by t.target", event).stream()
                .map(TellingRow::toStanding)
                .toList();
    }

    List<Standing> of(Attempt attempt) {
        return find(
                        "from TellingRow t join fetch t.fact where t.event in ?1 and t.target = ?2 order by t.event",
                        attempt.events(),
                        attempt.target())
                .stream()
                .map(TellingRow::toStanding)
                .toList();
    }
}
