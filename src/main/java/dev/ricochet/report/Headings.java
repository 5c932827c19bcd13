package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;

/** The heading of a report to people: Gmail's {@code ** Address not found **} with the sentence below it. */
final class Headings {
    private static final int LONGEST = 600;

    private Headings() {}

    static String in(Notice notice, EmailAddress recipient) {
        StringBuilder heading = new StringBuilder();
        for (String line : notice.lines()) {
            if (heading.length() > LONGEST) {
                break;
            }
            if (!isOfAnother(line, recipient)) {
                heading.append(line).append(' ');
            }
        }
        return Words.folded(heading.toString(), LONGEST);
    }

    // 550 5.1.1 postmaster... User unknown
    private static boolean isOfAnother(String line, EmailAddress recipient) {
        int mark = line.indexOf("... ");
        if (mark <= 0 || !Character.isDigit(line.charAt(0)) && !line.startsWith("<<< ")) {
            return false;
        }
        String named = line.substring(line.lastIndexOf(' ', mark) + 1, mark).toLowerCase(Locale.ROOT);
        String bare = named.startsWith("<") && named.endsWith(">") ? named.substring(1, named.length() - 1) : named;
        return !bare.equals(recipient.key()) && !bare.equals(recipient.local().toLowerCase(Locale.ROOT));
    }
}
