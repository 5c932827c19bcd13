package dev.ricochet.understanding;

import dev.ricochet.report.Action;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import java.util.Locale;

/** The word for what a mail is, in tables, metrics and {@code explain}. */
public enum MailKind {
    BOUNCE,
    DELAYED,
    SUCCESS,
    AUTO_REPLY,
    MDN,
    COMPLAINT,
    FEEDBACK,
    REQUEST,
    CHALLENGE,
    ORDINARY,
    UNPARSEABLE;

    public static MailKind of(Reading reading) {
        return switch (reading) {
            case DeliveryReport report -> ofReport(report);
            case Reading.AutoReply _ -> AUTO_REPLY;
            case Reading.ReadReceipt _ -> MDN;
            case Reading.Complaint complaint -> complaint.about().isComplaint() ? COMPLAINT : FEEDBACK;
            case Reading.Request _ -> REQUEST;
            case Reading.Challenge _ -> CHALLENGE;
            case Reading.Ordinary _ -> ORDINARY;
            case Reading.Unrecognised _ -> UNPARSEABLE;
        };
    }

    /** One failure makes a bounce; else one delay a delay notice. */
    private static MailKind ofReport(DeliveryReport report) {
        MailKind kind = SUCCESS;
        for (var outcome : report.outcomes()) {
            if (outcome.action() == Action.FAILED) {
                return BOUNCE;
            }
            kind = outcome.action() == Action.DELAYED ? DELAYED : kind;
        }
        return kind;
    }

    /** As it is written: {@code auto-reply}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
