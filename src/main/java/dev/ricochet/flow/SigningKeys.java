package dev.ricochet.flow;

import dev.ricochet.egress.DnsRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Public keys of our own domains' signatures, as DNS has them; asked for seldom and remembered for a while. */
@ApplicationScoped
public class SigningKeys {
    /** New names that are looked up for one batch: whoever writes a report chooses them, below our own domain. */
    static final int MOST_LOOK_UPS = 4;

    private static final int MOST_REMEMBERED = 100;
    private static final Duration REMEMBERED_FOR = Duration.ofHours(1);

    private final DnsRecords records;
    private final Clock clock;
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();

    SigningKeys(DnsRecords records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    private record Remembered(List<String> texts, Instant until) {}

    /** What is known under these names; one that no resolver answered about is left out. */
    Map<String, List<String>> under(Collection<String> names) {
        Map<String, List<String>> known = new HashMap<>();
        int lookedUp = 0;
        for (String name : names) {
            List<String> texts = recall(name);
            if (texts == null
                    && lookedUp++ < MOST_LOOK_UPS
                    && records.txt(name) instanceof DnsRecords.Answer.Known(var found)) {
                remember(name, found);
                texts = found;
            }
            if (texts != null) {
                known.put(name, texts);
            }
        }
        return known;
    }

    private @Nullable List<String> recall(String name) {
        synchronized (remembered) {
            Remembered before = remembered.get(name);
            return before == null || before.until().isBefore(clock.instant()) ? null : before.texts();
        }
    }

    private void remember(String name, List<String> texts) {
        synchronized (remembered) {
            remembered.remove(name);
            remembered.put(name, new Remembered(texts, clock.instant().plus(REMEMBERED_FOR)));
            if (remembered.size() > MOST_REMEMBERED) {
                remembered.remove(remembered.keySet().iterator().next());
            }
        }
    }
}
