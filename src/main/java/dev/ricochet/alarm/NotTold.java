package dev.ricochet.alarm;

import java.io.Serial;

/** The other side has not taken a message, or nobody knows. The words hold no secret. */
final class NotTold extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    NotTold(String words) {
        super(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
