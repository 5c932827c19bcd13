package dev.ricochet.report;

/** The heading of a report to people: Gmail's {@code ** Address not found **} with the sentence below it. */
final class Headings {
    private static final int LONGEST = 600;

    private Headings() {}

    static String in(Notice notice) {
        StringBuilder heading = new StringBuilder();
        for (String line : notice.lines()) {
            if (heading.length() > LONGEST) {
                break;
            }
            heading.append(line).append(' ');
        }
        return Words.folded(heading.toString(), LONGEST);
    }
}
