package dev.ricochet.understanding;

import dev.ricochet.message.Fingerprints;
import dev.ricochet.message.Limits;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimeReader;
import dev.ricochet.origin.Provenance;
import dev.ricochet.report.DeliveryReport;
import dev.ricochet.report.Reading;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.report.ReportReader;
import dev.ricochet.report.Trial;
import dev.ricochet.report.dialect.Dialects;
import dev.ricochet.verdict.Classifier;
import dev.ricochet.verdict.Verdict;
import dev.ricochet.vocabulary.Fingerprint;
import dev.ricochet.vocabulary.MessageId;
import java.util.ArrayList;
import java.util.List;

/** From bytes to what they mean. */
public final class Understanding {
    private final MimeReader mime;
    private final ReportReader reports;
    private final Classifier classifier;

    public Understanding(Limits limits, Classifier classifier) {
        this.mime = new MimeReader(limits);
        this.reports = new ReportReader(Dialects.ALL);
        this.classifier = classifier;
    }

    public Understood of(byte[] mail) {
        MailMessage message = mime.read(mail);
        Reading reading = reports.read(message);
        return new Understood(
                reading,
                verdicts(reading),
                provenance(message, reading),
                message.headers().first("Message-ID").flatMap(MessageId::parse));
    }

    /** As a person reads it. */
    public ReadableMail text(byte[] mail) {
        return ReadableMail.of(mime.read(mail));
    }

    /** Without the people in it. */
    public byte[] anonymous(byte[] mail) {
        return AnonymousMail.of(mime.read(mail));
    }

    /** What was looked for in a mail that was not understood, and what was found. */
    public List<Trial> tried(byte[] mail) {
        return reports.tried(mime.read(mail));
    }

    /** What the mail is recognised by. */
    public Fingerprint fingerprint(byte[] mail) {
        return new Fingerprint(Fingerprints.of(mail));
    }

    /** Whether a mail of which this is the front could be a report; when in doubt, yes. */
    public boolean worthReading(byte[] head) {
        return reports.mayBeReport(mime.read(head));
    }

    /** Whether a mail with this header may be anything but people's mail; when in doubt, yes. */
    public boolean worthFetching(byte[] header) {
        return reports.mayBeOfInterest(mime.read(header));
    }

    private static Provenance provenance(MailMessage message, Reading reading) {
        return switch (reading) {
            case DeliveryReport report ->
                Provenance.of(message, report.original().headers());
            case Reading.Request request ->
                Provenance.of(message, request.original().headers());
            case Reading.Complaint complaint ->
                Provenance.of(message, complaint.original().headers());
            case Reading.AutoReply _,
                    Reading.ReadReceipt _,
                    Reading.Challenge _,
                    Reading.Ordinary _,
                    Reading.Unrecognised _ -> Provenance.NONE;
        };
    }

    private List<Verdict> verdicts(Reading reading) {
        if (!(reading instanceof DeliveryReport report)) {
            return List.of();
        }
        List<Verdict> verdicts = new ArrayList<>(report.outcomes().size());
        for (RecipientOutcome outcome : report.outcomes()) {
            verdicts.add(classifier.judge(report, outcome));
        }
        return List.copyOf(verdicts);
    }
}
