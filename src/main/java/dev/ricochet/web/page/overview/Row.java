package dev.ricochet.web.page.overview;

import dev.ricochet.outbox.BounceCounts;
import java.util.List;
import java.util.Locale;

/**
 * A line of a table that is its own chart: two bars beside each other, as parts of the longest.
 *
 * @param most of the longest line
 */
public record Row(String words, long hard, long soft, long most) {
    static List<Row> of(List<BounceCounts.Of> counts, boolean names) {
        long most = counts.stream().mapToLong(BounceCounts.Of::all).max().orElse(1);
        return counts.stream()
                .map(count -> new Row(
                        names ? inWords(count.what()) : count.what(), count.hard(), count.soft(), Math.max(1, most)))
                .toList();
    }

    public String hardWords() {
        return Numbers.of(hard);
    }

    public String softWords() {
        return Numbers.of(soft);
    }

    public String hardWidth() {
        return percent(hard);
    }

    public String softWidth() {
        return percent(soft);
    }

    private String percent(long part) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * part / most);
    }

    /** NO_SUCH_USER is "no such user". */
    private static String inWords(String name) {
        return name.isEmpty() ? "not said" : name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
