package dev.ricochet.message;

/** Whether a line is a border between parts. */
@FunctionalInterface
interface Border {
    Border NONE = (from, to) -> false;

    boolean at(int from, int to);
}
