package dev.ricochet.command;

import java.util.Locale;

/** When an answer for a person is coloured. */
enum Colour {
    /** On a terminal, unless {@code NO_COLOR} is set (https://no-color.org). */
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
