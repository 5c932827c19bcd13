package dev.ricochet.command;

import dev.ricochet.command.answer.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An answer of a few lines. */
final class Lines implements AutoCloseable {
    private final OutputStream out = Terminal.answers();

    void line(String text) {
        try {
            out.write((Visible.text(text) + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
