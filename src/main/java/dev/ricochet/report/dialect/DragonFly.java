package dev.ricochet.report.dialect;

import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.Passage;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** The DragonFly Mail Agent. */
public final class DragonFly implements Dialect {
    // This is the DragonFly Mail Agent v0.13 at mx.example.org.
    // There was an error delivering your mail to <alice@example.org>.
    private static final String GREETING = "This is the DragonFly Mail Agent";

    private static final String SENTENCE = "There was an error delivering your mail to";

    @Override
    public String name() {
        return "dragonfly";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.says(GREETING);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        int at = notice.lineWith(SENTENCE);
        if (at < 0) {
            return List.of();
        }
        String words =
                String.join(" ", notice.lines().subList(at + 1, notice.lines().size()));
        return Addresses.first(notice.lines().get(at), 0)
                .map(found -> List.of(Outcomes.of(found.address(), Passage.action(notice), words)))
                .orElse(List.of());
    }
}
