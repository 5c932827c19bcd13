package dev.ricochet.database;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last lines that a program said, for the sentence that tells why it failed. */
final class LastWords {
    private static final int LINES = 8;
    private static final int LONGEST = 300;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line.substring(0, Math.min(line.length(), LONGEST)).strip());
    }

    @Override
    public synchronized String toString() {
        return lines.isEmpty() ? "it said nothing" : String.join(" / ", lines);
    }
}
