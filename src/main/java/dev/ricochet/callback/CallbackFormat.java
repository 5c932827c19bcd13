package dev.ricochet.callback;

import dev.ricochet.outbox.Event;
import java.util.List;
import java.util.Optional;

/** Events as bytes. An account chooses one by its name. */
public interface CallbackFormat {
    String name();

    default String contentType() {
        return "application/json";
    }

    /** The events as they follow each other in a body. */
    default List<Event> inOrder(List<Event> events) {
        return events;
    }

    byte[] body(List<Event> events);

    /** Where this one needs what the campaign system wants to have back: who tells of an event that came without it. */
    default Optional<CallbackFormat> withoutMeta() {
        return Optional.empty();
    }

    /** Whether the receiver is shown that a call is ours. */
    default boolean signs() {
        return false;
    }
}
