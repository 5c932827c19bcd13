package dev.ricochet.command.answer;

import dev.ricochet.belief.Belief;
import dev.ricochet.vocabulary.Hardness;

/** The colours in which a terminal shows what matters most (ECMA-48, 8.3.117). */
enum Ink {
    RED(31),
    GREEN(32),
    YELLOW(33),
    MAGENTA(35),
    NONE(0);

    private static final String END = "\u001b[0m";

    private final int number;

    Ink(int number) {
        this.number = number;
    }

    static Ink of(Hardness hardness) {
        return switch (hardness) {
            case HARD -> RED;
            case SOFT -> YELLOW;
        };
    }

    static Ink of(Belief.Consequence consequence) {
        return switch (consequence) {
            case TOLD -> GREEN;
            case HELD -> MAGENTA;
            case OURSELVES, NOTHING -> NONE;
        };
    }

    String on(String text) {
        return this == NONE ? text : "\u001b[" + number + "m" + text + END;
    }
}
