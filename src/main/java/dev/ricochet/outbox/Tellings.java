package dev.ricochet.outbox;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** How the telling of the facts stands. */
@ApplicationScoped
class Tellings implements PanacheRepositoryBase<TellingRow, TellingKey> {

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

    List<Standing> search(Searching searching, int atMost) {
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
