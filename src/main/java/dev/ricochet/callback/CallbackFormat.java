package dev.ricochet.callback;

import dev.ricochet.outbox.Event;
import java.util.List;

/** Events as bytes. */
public interface CallbackFormat {
    String contentType();

    /** The events as they follow each other in a body. */
    List<Event> inOrder(List<Event> events);

    byte[] body(List<Event> events);
}
