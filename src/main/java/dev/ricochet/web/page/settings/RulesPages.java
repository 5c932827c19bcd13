package dev.ricochet.web.page.settings;

import dev.ricochet.access.Scope;
import dev.ricochet.verdict.RuleBook;
import dev.ricochet.verdict.RuleCard;
import dev.ricochet.web.Csv;
import dev.ricochet.web.page.Download;
import dev.ricochet.web.page.Pages;
import dev.ricochet.web.page.settings.RulesPage.Shown;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shows the rules in force, and finds some of them by their words. */
@Pages
@Path("/settings/rules")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.ADMINISTER, Scope.READ_BOUNCES})
public class RulesPages {
    private static final int A_PAGE = 30;
    private static final int LONGEST = 200;

    private final RuleBook book;

    RulesPages(RuleBook book) {
        this.book = book;
    }

    @GET
    public RulesPage list(
            @QueryParam("q") @DefaultValue("") @Size(max = LONGEST) String query,
            @QueryParam("verdict") @DefaultValue("") String verdict,
            @QueryParam("after") @DefaultValue("0") @Min(0) int after) {
        List<RuleCard> cards = book.cards();
        List<Shown> found = found(cards, query, verdict);
        List<Shown> here =
                found.stream().filter(one -> one.place() > after).limit(A_PAGE).toList();
        boolean more =
                !here.isEmpty() && here.getLast().place() < found.getLast().place();
        return new RulesPage(
                query,
                verdict,
                cards.size(),
                found.size(),
                here,
                more
                        ? "/settings/rules?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + "&verdict="
                                + URLEncoder.encode(verdict, StandardCharsets.UTF_8) + "&after="
                                + here.getLast().place()
                        : "");
    }

    @GET
    @Path("table")
    @Produces(Csv.MEDIA_TYPE)
    public Response table() {
        List<RuleCard> cards = book.cards();
        return Download.table("rules.csv", table -> {
            table.line("id", "reason", "verdict", "says", "unless", "source", "place", "examples");
            for (RuleCard card : cards) {
                table.line(
                        card.id(),
                        card.reason().name(),
                        card.hardness().name().toLowerCase(Locale.ROOT),
                        String.join(" | ", card.says()),
                        String.join(" | ", card.unless()),
                        card.source(),
                        card.place(),
                        String.join(" | ", card.examples()));
            }
        });
    }

    private static List<Shown> found(List<RuleCard> cards, String query, String verdict) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return IntStream.range(0, cards.size())
                .mapToObj(i -> new Shown(i + 1, cards.get(i)))
                .filter(one -> verdict.isEmpty() || verdict.equals(one.isHard() ? "hard" : "soft"))
                .filter(one -> wanted.isEmpty()
                        || words(one.rule())
                                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted)))
                .toList();
    }

    private static Stream<String> words(RuleCard card) {
        return Stream.of(
                        Stream.of(
                                card.id(), card.reason().name(), card.reason().meaning(), card.source(), card.place()),
                        card.says().stream(),
                        card.examples().stream())
                .flatMap(one -> one);
    }
}
