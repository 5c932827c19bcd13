package dev.ricochet.report;

import java.util.List;

/** The wording of one server that ignores the standard. Of all dialects at most one speaks in a mail. */
public interface Dialect {
    /** The name of the server, in small letters. */
    String name();

    /** Whether this is a report in this server's words. */
    boolean speaks(Notice notice);

    /** Whether it tells that a recipient complained, and of no failure. */
    default boolean tellsOfAComplaint(Notice notice) {
        return false;
    }

    /** What it says of each recipient; empty where it names nobody. */
    List<RecipientOutcome> outcomes(Notice notice);
}
