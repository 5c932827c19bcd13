package dev.ricochet.callback;

import dev.ricochet.outbox.Event;
import java.util.List;

/** Events as bytes. */
public interface CallbackFormat {
    String contentType();

    byte[] body(List<Event> events);
}
