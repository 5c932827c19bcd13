package dev.ricochet.origin;

/** What is known of where the news about one recipient came from. */
public sealed interface Origin {

    /** Whether a person may be unsubscribed on the strength of it. */
    default boolean isProven() {
        return switch (this) {
            case ProvenOurs _, ProvenReporter _ -> true;
            case NoStatement _, Unproven _, Contradicted _ -> false;
        };
    }

    /** In words, for people who look at what is held. */
    default String words() {
        return switch (this) {
            case ProvenOurs _ -> "proven ours: we sent the mail it is about to this recipient";
            case ProvenReporter(String domain) -> "proven reporter: signed by " + domain;
            case NoStatement _ -> "no statement of our own mail server";
            case Unproven(String why) -> "unproven: " + why;
            case Contradicted(String why) -> "contradicted: " + why;
        };
    }

    /** The mail it is about is one of ours, and the recipient told stands in our copy of it. */
    record ProvenOurs() implements Origin {}

    /** Our own mail server vouches that it was written by somebody who must know. */
    record ProvenReporter(String domain) implements Origin {}

    /** Our own mail server said nothing of it. */
    record NoStatement() implements Origin {}

    /** Our own mail server vouches for somebody who need not know, or for nobody. */
    record Unproven(String why) implements Origin {}

    /** Our own mail server found that it does not come from where it says. */
    record Contradicted(String why) implements Origin {}
}
