package dev.ricochet.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of text (RFC 4180), of which a spreadsheet carries nothing out: strangers wrote some of its cells. */
public final class Csv {
    public static final String MEDIA_TYPE = "text/csv";

    /** What a spreadsheet would carry out, in its wide forms as well. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer out;

    public Csv(OutputStream out) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    }

    public void line(String... cells) throws IOException {
        out.write(Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    /** Sends on what was written. */
    public void flush() throws IOException {
        out.flush();
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
