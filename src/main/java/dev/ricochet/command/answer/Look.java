package dev.ricochet.command.answer;

import java.util.OptionalInt;

/**
 * How lines for a person look.
 *
 * @param width of the page; empty where a line is as long as its text
 */
public record Look(OptionalInt width, boolean coloured) {
    public static final Look PLAIN = new Look(OptionalInt.empty(), false);
}
