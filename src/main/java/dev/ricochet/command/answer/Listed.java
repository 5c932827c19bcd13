package dev.ricochet.command.answer;

import dev.ricochet.outbox.Standing;
import java.io.IOException;

/** How events that wait are listed. */
public interface Listed extends AutoCloseable {
    void add(Standing standing) throws IOException;

    @Override
    void close() throws IOException;
}
