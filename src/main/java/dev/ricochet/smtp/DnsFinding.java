package dev.ricochet.smtp;

/**
 * What the records of a domain say about one matter.
 *
 * @param found the record, or why there is none to show; bounded
 * @param means in words for somebody who does marketing
 * @param todo empty where nothing is to be done
 */
public record DnsFinding(Matter matter, Verdict verdict, String found, String means, String todo) {

    /** What is looked at. */
    public enum Matter {
        MX,
        SPF,
        DKIM,
        DMARC
    }

    /** How it stands. */
    public enum Verdict {
        GOOD,
        WRONG,
        /** No resolver answered. */
        NOT_CHECKED
    }
}
