package dev.ricochet.report.dialect;

import dev.ricochet.report.Action;
import dev.ricochet.report.Addresses;
import dev.ricochet.report.Dialect;
import dev.ricochet.report.Notice;
import dev.ricochet.report.Outcomes;
import dev.ricochet.report.RecipientOutcome;
import java.util.List;

/** The mailing lists of fml: a list that does not take the mail. */
public final class Fml implements Dialect {
    // You are not a member of this mailing list <shop@lists.example.org>.
    // Duplicated Message-ID in <shop@lists.example.org>. Original mail as follows:
    // Loop Back Warning: <shop@lists.example.org> has detected a loop condition so that …
    private static final List<String> SENTENCES = List.of(
            "of this mailing list <",
            "Duplicated Message-ID in <",
            "Loop Back Warning: <",
            "> has detected a loop condition");

    @Override
    public String name() {
        return "fml";
    }

    @Override
    public boolean speaks(Notice notice) {
        return notice.headers().has("X-MLServer") && notice.sender().contains("-admin@") && notice.saysOneOf(SENTENCES);
    }

    @Override
    public List<RecipientOutcome> outcomes(Notice notice) {
        return notice.lines().stream()
                .filter(line -> SENTENCES.stream().anyMatch(line::contains))
                .findFirst()
                .flatMap(line -> Addresses.first(line, 0).map(list -> Outcomes.of(list.address(), Action.FAILED, line)))
                .map(List::of)
                .orElse(List.of());
    }
}
