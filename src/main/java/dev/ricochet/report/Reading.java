package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.List;

/** What a mail turned out to be. A {@link DeliveryReport} stands in its own file. */
public sealed interface Reading
        permits DeliveryReport,
                Reading.AutoReply,
                Reading.ReadReceipt,
                Reading.Complaint,
                Reading.Request,
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
     * @param named whom the report names as the mail's recipients
     */
    record Complaint(Feedback about, List<EmailAddress> named, Original original) implements Reading {
        /** Of which nothing more is known. */
        static final Complaint BARE = new Complaint(Feedback.ABUSE, List.of(), Original.UNKNOWN);
    }

    /**
     * Somebody asks for something about the mail that they get.
     *
     * @param author whom the mail calls its one author
     * @param answers the mails that it answers, the nearest first
     * @param original the mail that it brings back, where it does
     */
    record Request(Wish wish, Spoken spoken, EmailAddress author, List<MessageId> answers, Original original)
            implements Reading {}

    /** A mail that asks the sender to prove being a person. */
    record Challenge() implements Reading {}

    /** People's mail, newsletters, everything else. */
    record Ordinary() implements Reading {}

    /** Looks like a bounce and names nobody that can be told. */
    record Unrecognised(String why) implements Reading {}
}
