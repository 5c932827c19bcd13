package dev.ricochet.command;

import java.io.Serial;

/** Nobody takes the answer any more, or there is no room for it. */
final class AnswerLost extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    AnswerLost(String why) {
        super(why);
    }
}
