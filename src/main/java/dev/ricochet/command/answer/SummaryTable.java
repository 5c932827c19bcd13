package dev.ricochet.command.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The sum as tables for a person. */
public final class SummaryTable implements Answer {
    private static final int MOST_ROWS = 25;
    private static final int WIDEST_NAME = 60;
    private static final int WIDTH = 12;

    private final Summary summary = new Summary();
    private final Writer out;

    public SummaryTable(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    @Override
    public void add(Explained mail) {
        summary.add(mail);
    }

    @Override
    public void close() throws IOException {
        line(counted(summary.mails(), "mail") + ", " + counted(summary.bounces(), "recipient") + " bounced");
        for (Summary.By by : Summary.By.values()) {
            List<Tally.Count> counts = summary.count(by).counts();
            if (!counts.isEmpty()) {
                switch (by) {
                    case KIND, NOT_UNDERSTOOD -> table(by.word(), counts, false);
                    case VERDICT, REASON, DOMAIN, ORIGIN, THEN -> table(by.word(), counts, true);
                }
            }
        }
        for (String place : summary.notUnderstood()) {
            line("  " + Visible.text(place));
        }
        out.close();
    }

    private void table(String title, List<Tally.Count> counts, boolean byHardness) throws IOException {
        List<Tally.Count> shown = counts.subList(0, Math.min(counts.size(), MOST_ROWS));
        int width = Math.max(
                title.length(),
                shown.stream().mapToInt(c -> name(c).length()).max().orElse(0));
        line("");
        row(width, title, byHardness ? new String[] {"all", "hard", "soft"} : new String[] {"mails"});
        for (Tally.Count count : shown) {
            row(
                    width,
                    name(count),
                    byHardness
                            ? new String[] {number(count.all()), number(count.hard()), number(count.soft())}
                            : new String[] {number(count.all())});
        }
        if (counts.size() > shown.size()) {
            line("and " + number(counts.size() - shown.size()) + " more; --csv lists them all");
        }
    }

    private void row(int width, String name, String... cells) throws IOException {
        StringBuilder row = new StringBuilder(name).append(" ".repeat(width - name.length()));
        for (String cell : cells) {
            row.append(" ".repeat(Math.max(1, WIDTH - cell.length()))).append(cell);
        }
        line(row.toString());
    }

    private static String name(Tally.Count count) {
        String name = Visible.text(count.name());
        return name.length() > WIDEST_NAME ? name.substring(0, WIDEST_NAME - 1) + "…" : name;
    }

    private static String counted(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void line(String text) throws IOException {
        out.write(text + System.lineSeparator());
    }
}
