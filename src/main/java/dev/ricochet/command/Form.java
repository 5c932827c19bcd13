package dev.ricochet.command;

import dev.ricochet.command.answer.Answer;
import dev.ricochet.command.answer.CsvRows;
import dev.ricochet.command.answer.JsonLines;
import dev.ricochet.command.answer.Prose;
import dev.ricochet.command.answer.SummaryCsv;
import dev.ricochet.command.answer.SummaryJson;
import dev.ricochet.command.answer.SummaryTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In what form {@code explain} answers. */
final class Form {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Option(names = "--json", description = "One line of JSON for each mail.")
    private boolean json;

    @Option(names = "--csv", description = "One row of CSV for each recipient.")
    private boolean csv;

    @Option(names = "--bom", description = "With --csv: begins with the mark by which Excel knows UTF-8.")
    private boolean marked;

    @Option(
            names = "--summary",
            description = "Counts by kind, hardness, reason, receiver's domain and origin, and what was not understood;"
                    + " as a table, or as --json or --csv say.")
    private boolean summary;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colours in what is said to a person: ${COMPLETION-CANDIDATES}. As it is, on a terminal,"
                    + " unless NO_COLOR is set.")
    private Colour colour = Colour.AUTO;

    void beJson() {
        json = true;
    }

    /** Whether answers appear while mails are read. */
    boolean isAtOnce() {
        return !summary;
    }

    /** What cannot be meant. */
    Optional<String> contradiction() {
        if (json && csv) {
            return Optional.of("--json and --csv are two answers: choose one");
        }
        return marked && !csv ? Optional.of("--bom: only --csv begins with it") : Optional.empty();
    }

    Answer answer() throws IOException {
        OutputStream out = Terminal.answers();
        if (marked) {
            out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
        if (summary) {
            return json ? new SummaryJson(out) : csv ? new SummaryCsv(out) : new SummaryTable(out);
        }
        return json ? new JsonLines(out) : csv ? new CsvRows(out) : new Prose(out, Terminal.look(colour));
    }
}
