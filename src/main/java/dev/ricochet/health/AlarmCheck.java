package dev.ricochet.health;

import dev.ricochet.alarm.Alarm;
import dev.ricochet.alarm.AlarmBook;
import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** What alarms are active: in the group "flow", and never a reason to be down. */
@ApplicationScoped
@HealthGroup("flow")
public class AlarmCheck implements HealthCheck {
    private static final int MOST_DESCRIBED = 50;

    private final AlarmBook book;

    AlarmCheck(AlarmBook book) {
        this.book = book;
    }

    @Override
    public HealthCheckResponse call() {
        List<Alarm> active = book.search(
                new AlarmBook.Search(Optional.of(true), Optional.empty()), Optional.empty(), MOST_DESCRIBED);
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("alarms").withData("active", active.size());
        active.forEach(alarm -> answer.withData(name(alarm), inWords(alarm)));
        return answer.up().build();
    }

    private static String name(Alarm alarm) {
        return alarm.condition() + " " + alarm.account().map(UUID::toString).orElse("") + " " + alarm.subject();
    }

    private static String inWords(Alarm alarm) {
        return "%s since %s: %s".formatted(alarm.condition().severity(), alarm.start(), alarm.words());
    }
}
