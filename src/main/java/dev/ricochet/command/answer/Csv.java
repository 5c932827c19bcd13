package dev.ricochet.command.answer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Rows of comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula gets an apostrophe in
 * front, and what a terminal must not see is made visible.
 */
final class Csv {
    private final Writer out;

    Csv(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    void row(Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.write(i == 0 ? "" : ",");
            out.write(cell(String.valueOf(cells[i])));
        }
        out.write("\r\n");
    }

    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        String shown = Visible.text(safe);
        boolean plain = shown.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? shown : '"' + shown.replace("\"", "\"\"") + '"';
    }

    void close() throws IOException {
        out.close();
    }
}
