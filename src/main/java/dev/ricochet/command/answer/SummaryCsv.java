package dev.ricochet.command.answer;

import java.io.IOException;
import java.io.OutputStream;

/** The sum for a spreadsheet, whole. */
public final class SummaryCsv implements Answer {
    private final Summary summary = new Summary();
    private final Csv csv;

    public SummaryCsv(OutputStream out) {
        csv = new Csv(out);
    }

    @Override
    public void add(Explained mail) {
        summary.add(mail);
    }

    @Override
    public void close() throws IOException {
        csv.row("by", "name", "all", "hard", "soft");
        for (Summary.By by : Summary.By.values()) {
            for (Tally.Count count : summary.count(by).counts()) {
                switch (by) {
                    case KIND, NOT_UNDERSTOOD -> csv.row(by.word(), count.name(), count.all(), "", "");
                    case VERDICT, REASON, DOMAIN, ORIGIN, THEN ->
                        csv.row(by.word(), count.name(), count.all(), count.hard(), count.soft());
                }
            }
        }
        csv.close();
    }
}
