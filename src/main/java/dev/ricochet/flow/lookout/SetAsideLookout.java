package dev.ricochet.flow.lookout;

import dev.ricochet.alarm.Condition;
import dev.ricochet.unread.SetAside;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether mails were set aside that a person might look at. */
@ApplicationScoped
public class SetAsideLookout implements Lookout {
    /** Over a weekend; then it stands in the table still, and is no news. */
    private static final Duration OF_LATE = Duration.ofDays(3);

    private final SetAside setAside;

    SetAsideLookout(SetAside setAside) {
        this.setAside = setAside;
    }

    @Override
    public Set<Condition> conditions() {
        return Set.of(Condition.MAIL_SET_ASIDE);
    }

    @Override
    public List<Finding> look() {
        return QuarkusTransaction.requiringNew().call(() -> setAside.ofLate(OF_LATE)).stream()
                .map(some -> Finding.of(
                        some.account(),
                        Condition.MAIL_SET_ASIDE,
                        some.cause().name().toLowerCase(Locale.ROOT),
                        "%d mails in three days; one is UID %d in %s"
                                .formatted(some.mails(), some.uid(), some.folder())))
                .toList();
    }
}
