package dev.ricochet.belief;

import dev.ricochet.origin.Origin;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;

/**
 * How far a report is believed about one recipient, and what follows from it.
 *
 * @param told whom a server would tell about, if it tells anything
 */
public record Belief(EmailAddress told, Origin origin, Consequence consequence) {

    /** What a server would do with it. */
    public enum Consequence {
        TOLD,
        HELD,
        OURSELVES,
        NOTHING;

        /** As it is written for programs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a server would do with it, for a person. */
    public String then() {
        return switch (consequence) {
            case TOLD -> "told";
            case HELD -> "held for a person, since " + (isDenied() ? "it is contradicted" : "nobody proves it");
            case OURSELVES -> "told to nobody: it is the inbox itself";
            case NOTHING -> "nothing to tell";
        };
    }

    /** What a person can do now; empty where nothing is left to do. */
    public String next() {
        return switch (consequence) {
            case HELD ->
                isDenied()
                        ? "it may be forged: what the server holds, events list shows, and events discard drops"
                        : "a copy of what was sent can prove it (explain --sent FILE); what the server holds, events list"
                                + " shows, and events release tells";
            case TOLD, OURSELVES, NOTHING -> "";
        };
    }

    private boolean isDenied() {
        return origin instanceof Origin.Contradicted;
    }

    /** Whom it is about, told or held; empty where it is about nobody. */
    public String toldWord() {
        return switch (consequence) {
            case TOLD, HELD -> told.toString();
            case OURSELVES, NOTHING -> "";
        };
    }

    /** The kind of origin in one word, as it is written for programs. */
    public String word() {
        return switch (origin) {
            case Origin.ProvenOurs _ -> "proven-ours";
            case Origin.ProvenSigned _ -> "proven-signed";
            case Origin.ProvenReporter _ -> "proven-reporter";
            case Origin.ProvenAuthor _ -> "proven-author";
            case Origin.NoStatement _ -> "no-statement";
            case Origin.Contradicted _ -> "contradicted";
        };
    }
}
