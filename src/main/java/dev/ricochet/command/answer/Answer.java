package dev.ricochet.command.answer;

import java.io.Closeable;
import java.io.IOException;

/** Writes what was understood, mail by mail. */
public interface Answer extends Closeable {
    void add(Explained mail) throws IOException;
}
