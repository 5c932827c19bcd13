package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds of automatic mail that tell themselves by the types of their parts. */
final class Structure {
    /** A dozen fields. */
    private static final int LONGEST_FEEDBACK = 64 << 10;

    private static final int MOST_NAMED = 20;

    private Structure() {}

    static Optional<Reading> otherThanDelivery(MailMessage mail) {
        for (MimePart part : mail.ownParts()) {
            switch (part.type().name()) {
                case "message/feedback-report" -> {
                    return Optional.of(complaint(mail));
                }
                case "message/disposition-notification", "message/global-disposition-notification" -> {
                    return Optional.of(new Reading.ReadReceipt());
                }
                default -> {
                    // says nothing
                }
            }
        }
        return Optional.empty();
    }

    /** What a complaint says in its parts; one without fields of its own tells of abuse. */
    static Reading.Complaint complaint(MailMessage mail) {
        Feedback about = Feedback.ABUSE;
        List<EmailAddress> named = new ArrayList<>();
        Original original = Original.UNKNOWN;
        for (MimePart part : mail.ownParts()) {
            switch (part.type().name()) {
                case "message/feedback-report" -> {
                    for (Headers fields : Headers.blocks(part.content(LONGEST_FEEDBACK), 1)) {
                        about = Feedback.of(fields.text("Feedback-Type"));
                        fields.all("Original-Rcpt-To")
                                .forEach(to -> named.addAll(Addresses.all(to, MOST_NAMED - named.size())));
                        fields.all("Removal-Recipient")
                                .forEach(to -> named.addAll(Addresses.all(to, MOST_NAMED - named.size())));
                    }
                }
                case "message/rfc822", "text/rfc822-headers", "text/rfc822" -> {
                    Headers returned = part.enclosedHeaders();
                    original = Originals.in(returned, Headers.NONE);
                    // Microsoft's Junk Mail Reporting Program
                    named.addAll(Addresses.all(returned.raw("X-HmXmrOriginalRecipient"), 1));
                }
                default -> {
                    // says nothing
                }
            }
        }
        return new Reading.Complaint(about, List.copyOf(named), original);
    }
}
