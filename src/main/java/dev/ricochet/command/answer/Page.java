package dev.ricochet.command.answer;

import dev.ricochet.verdict.Evidence;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Lines for a person, in which a terminal finds nothing to obey but our own colours. */
final class Page implements Closeable {
    private final Writer out;
    private final Look look;

    Page(OutputStream out, Look look) {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.look = look;
    }

    void line(String begin, String text) throws IOException {
        write(begin, Visible.text(text));
    }

    /** A line with a part of it in a colour, where the page has colours. */
    void line(String begin, String before, Ink ink, String part, String after) throws IOException {
        String shown = Visible.text(part);
        write(begin, Visible.text(before) + (look.coloured() ? ink.on(shown) : shown) + Visible.text(after));
    }

    /** What a verdict rests on. */
    void evidence(String margin, Evidence evidence) throws IOException {
        line(margin + "rule   ", evidence.ruleId());
        if (!evidence.source().isEmpty()) {
            line(margin + "source ", evidence.source());
        }
        line(margin + "words  ", evidence.matched());
        if (!evidence.where().words().isEmpty()) {
            line(margin + "in     ", evidence.where().words());
        }
    }

    private void write(String begin, String text) throws IOException {
        out.write(begin);
        out.write(
                look.width().isPresent()
                        ? folded(text, begin.length(), look.width().getAsInt())
                        : text);
        out.write(System.lineSeparator());
    }

    /** Broken between words alone, so that an address or a code can be copied; each line begins below the first. */
    private static String folded(String text, int margin, int width) {
        StringBuilder page = new StringBuilder(text.length() + 64);
        int at = margin;
        for (String word : text.split(" ", -1)) {
            int length = length(word);
            if (at > margin && at + 1 + length > width) {
                page.append(System.lineSeparator()).append(" ".repeat(margin));
                at = margin;
            } else if (at > margin) {
                page.append(' ');
                at++;
            }
            page.append(word);
            at += length;
        }
        return page.toString();
    }

    /** Of what is seen: a colour takes no room. */
    private static int length(String word) {
        String seen = word.indexOf('\u001b') < 0 ? word : word.replaceAll("\u001b\\[\\d+m", "");
        return seen.codePointCount(0, seen.length());
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
