package dev.ricochet.verdict;

import java.util.Comparator;

/**
 * What is to be said of a place in a file of rules.
 *
 * @param line from 1; 0 for the whole
 */
public record Finding(String file, int line, String what) implements Comparable<Finding> {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparing(Finding::what);

    @Override
    public int compareTo(Finding other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + what;
    }
}
