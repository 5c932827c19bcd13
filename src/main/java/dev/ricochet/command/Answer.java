package dev.ricochet.command;

import dev.ricochet.understanding.Understood;
import java.io.Closeable;
import java.io.IOException;

/** Writes what was understood, mail by mail. */
interface Answer extends Closeable {
    void add(String file, Understood understood) throws IOException;
}
