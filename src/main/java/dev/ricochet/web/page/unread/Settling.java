package dev.ricochet.web.page.unread;

import dev.ricochet.access.AuditTrail;
import dev.ricochet.access.Caller;
import dev.ricochet.access.Deed;
import dev.ricochet.unread.Unread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What waits for a person for these eyes, and what that person decides about it. */
@ApplicationScoped
class Settling {
    private final Unread unread;
    private final AuditTrail trail;
    private final Caller caller;

    Settling(Unread unread, AuditTrail trail, Caller caller) {
        this.unread = unread;
        this.trail = trail;
        this.caller = caller;
    }

    @Transactional
    List<Unread.Waiting> page(Optional<Unread.Mark> after, int atMost) {
        return unread.page(caller.access().accounts(), after, atMost);
    }

    @Transactional
    Optional<Unread.Waiting> find(UUID id) {
        return unread.find(id, caller.access().accounts());
    }

    @Transactional
    byte[] bytes(UUID id) {
        return unread.front(id);
    }

    /** It is no bounce. Whether it still waited. */
    @Transactional
    boolean settle(Unread.Waiting mail) {
        boolean waited = unread.settle(mail.id());
        if (waited) {
            trail.add(
                    caller.access().who(),
                    Deed.to("unread.no-bounce", mail.id().toString()).of(mail.account()));
        }
        return waited;
    }
}
