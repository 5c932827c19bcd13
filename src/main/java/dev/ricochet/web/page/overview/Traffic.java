package dev.ricochet.web.page.overview;

import java.util.List;

/**
 * How much came back in the last {@value Overview#DAYS} days.
 *
 * @param week the hard share of the last seven
 * @param month and of all
 */
public record Traffic(DayBars bars, Share week, Share month, long soft, List<Row> reasons, List<Row> receivers) {
    public String softWords() {
        return Numbers.of(soft);
    }

    public String hardWords() {
        return Numbers.of(month.hard());
    }

    public String sentWords() {
        return month.known() ? Numbers.of(month.sent()) : "–";
    }
}
