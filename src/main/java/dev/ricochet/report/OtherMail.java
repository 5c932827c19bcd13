package dev.ricochet.report;

import dev.ricochet.message.Headers;

/** What a mail is that is no report: by the marks that automatic answers carry. */
final class OtherMail {
    private static final WordList COMPLAINTS = WordList.of("complaint");
    private static final WordList RECEIPTS = WordList.of("receipt");

    private OtherMail() {}

    /** Whether a person's mail program, or an absent person's, wrote it. */
    static boolean answersByItself(Headers headers) {
        return switch (read(headers)) {
            case Reading.AutoReply _, Reading.Challenge _, Reading.ReadReceipt _ -> true;
            case DeliveryReport _, Reading.Complaint _, Reading.Request _, Reading.Ordinary _, Reading.Unrecognised _ ->
                false;
        };
    }

    static Reading read(Headers headers) {
        String title = Title.of(headers);
        if (COMPLAINTS.begins(title)) {
            return Reading.Complaint.BARE;
        }
        if (ChallengeMarks.stand(headers)) {
            return new Reading.Challenge();
        }
        if (RECEIPTS.begins(title) && !Suspicion.isOfAList(headers)) {
            return new Reading.ReadReceipt();
        }
        return AutomaticAnswer.isOne(headers) ? new Reading.AutoReply() : new Reading.Ordinary();
    }
}
