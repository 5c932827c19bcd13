package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.util.Optional;

/** The kinds of automatic mail that tell themselves by the types of their parts. */
final class Structure {
    /** A dozen fields. */
    private static final int LONGEST_FEEDBACK = 64 << 10;

    private Structure() {}

    static Optional<Reading> otherThanDelivery(MailMessage mail) {
        for (MimePart part : mail.ownParts()) {
            switch (part.type().name()) {
                case "message/feedback-report" -> {
                    return Optional.of(new Reading.Complaint(saysFraud(part)));
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

    // Feedback-Type: fraud
    private static boolean saysFraud(MimePart feedback) {
        return Headers.blocks(feedback.content(LONGEST_FEEDBACK), 1).stream()
                .anyMatch(fields -> fields.text("Feedback-Type").strip().equalsIgnoreCase("fraud"));
    }
}
