package dev.ricochet.report;

/** What a mail turned out to be. A {@link DeliveryReport} stands in its own file. */
public sealed interface Reading
        permits DeliveryReport,
                Reading.AutoReply,
                Reading.ReadReceipt,
                Reading.Complaint,
                Reading.Challenge,
                Reading.Ordinary,
                Reading.Unrecognised {

    /** Somebody's mail program, or an absent person's, answered by itself. */
    record AutoReply() implements Reading {}

    /** A disposition notification: read, deleted, displayed (RFC 8098). */
    record ReadReceipt() implements Reading {}

    /**
     * A feedback report (RFC 5965).
     *
     * @param fraud whether it says that the mail was phishing
     */
    record Complaint(boolean fraud) implements Reading {}

    /** A mail that asks the sender to prove being a person. */
    record Challenge() implements Reading {}

    /** People's mail, newsletters, everything else. */
    record Ordinary() implements Reading {}

    /** Looks like a bounce and names nobody that can be told. */
    record Unrecognised(String why) implements Reading {}
}
