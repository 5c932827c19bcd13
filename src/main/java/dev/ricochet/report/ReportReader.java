package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says what a mail is: by its structure first, then by the words of servers that have none. */
public final class ReportReader {
    private static final WordList UNSUBSCRIPTION = WordList.of("unsubscription");

    private final List<Dialect> dialects;

    public ReportReader(List<Dialect> dialects) {
        this.dialects = List.copyOf(dialects);
    }

    /** Whether a mail of which perhaps only the front is here could be a report; when in doubt, yes. */
    public boolean mayBeReport(MailMessage front) {
        return Rfc3464.statusPart(front).isPresent() || Suspicion.arises(front);
    }

    /** Whether a mail of which only the header is known may be anything but people's mail; when in doubt, yes. */
    public boolean mayBeOfInterest(MailMessage header) {
        return mayBeReport(header)
                || !(OtherMail.read(header.headers()) instanceof Reading.Ordinary)
                || header.headers().raw("Content-Type").toLowerCase(Locale.ROOT).contains("multipart/report")
                || UNSUBSCRIPTION.standsIn(Title.of(header.headers()))
                || RequestReader.mayBeOne(header.headers());
    }

    /** What is looked for in a mail, in its order, and what is found. */
    public List<Trial> tried(MailMessage mail) {
        return Trial.of(mail, dialects);
    }

    public Reading read(MailMessage mail) {
        Reading own = readItself(mail);
        return switch (own) {
            case Reading.Unrecognised _ ->
                Wrapper.within(mail)
                        .map(this::readItself)
                        .filter(DeliveryReport.class::isInstance)
                        .orElse(own);
            case Reading.Complaint bare when bare.equals(Reading.Complaint.BARE) -> Structure.complaint(mail);
            case Reading.Ordinary _ ->
                RequestReader.read(mail).<Reading>map(request -> request).orElse(own);
            case DeliveryReport _,
                    Reading.AutoReply _,
                    Reading.ReadReceipt _,
                    Reading.Complaint _,
                    Reading.Request _,
                    Reading.Challenge _ -> own;
        };
    }

    private Reading readItself(MailMessage mail) {
        Optional<Reading> other = Structure.otherThanDelivery(mail);
        if (other.isPresent()) {
            return rejection(mail, other.get()).orElse(other.get());
        }
        Optional<MimePart> status = Rfc3464.statusPart(mail);
        boolean another = status.isEmpty()
                ? !Suspicion.mayBeOfAServer(mail.headers()) || isAnswer(mail.headers())
                : Quotation.ofAReport(mail);
        if (another) {
            return OtherMail.read(mail.headers());
        }
        Optional<MailMessage> wrapped = status.isEmpty() ? Wrapper.around(mail) : Optional.empty();
        if (wrapped.isPresent()) {
            return readItself(wrapped.get());
        }
        Notice notice = Notice.in(mail);
        Optional<StatusPart> fields = status.map(StatusPart::in)
                .or(() -> Suspicion.isOfAServer(notice.headers()) ? StatusPart.inText(notice) : Optional.empty());
        if (fields.isPresent()) {
            List<RecipientOutcome> outcomes = Rfc3464.outcomes(fields.get(), notice);
            if (!outcomes.isEmpty()) {
                return report(
                        "rfc3464",
                        Rfc3464.reporter(fields.get()),
                        notice,
                        fields.get().cut() ? outcomes : completed(outcomes, notice));
            }
            if (status.isPresent() && namesNoAddress(fields.get())) {
                return new Reading.Unrecognised("the recipient it names is no address");
            }
        }
        if (status.isEmpty() && (Quotation.of(notice) || SessionNotice.of(notice) || Disguise.of(notice, mail))) {
            return OtherMail.read(mail.headers());
        }
        Reading inWords = inWords(notice);
        return status.isPresent() && inWords instanceof Reading.Ordinary
                ? new Reading.Unrecognised("a delivery status that names nobody")
                : inWords;
    }

    private static Optional<Reading> rejection(MailMessage mail, Reading other) {
        if (!(other instanceof Reading.ReadReceipt)) {
            return Optional.empty();
        }
        Notice notice = Notice.in(mail);
        return Rejection.in(mail, notice).map(outcome -> report("sieve", "", notice, List.of(outcome)));
    }

    /** Whether a program answered in a person's name, as its headers say, and gave it no report's title. */
    private static boolean isAnswer(Headers headers) {
        return !Suspicion.isADaemon(headers)
                && !Suspicion.isTitledAsReport(headers)
                && OtherMail.answersByItself(headers);
    }

    // "john smith@example.net" is no address (a program that Exim names here is nobody's name), and words around it
    // would give its tail, which may be another person's
    private static boolean namesNoAddress(StatusPart fields) {
        return fields.recipients().stream()
                .anyMatch(group -> group.get("final-recipient").indexOf('@') >= 0 && !Rfc3464.namesAProgram(group));
    }

    /** Mimecast, MDaemon and CommuniGate say in their text alone why. */
    private List<RecipientOutcome> completed(List<RecipientOutcome> outcomes, Notice notice) {
        if (outcomes.stream().noneMatch(ReportReader::saysNothing)) {
            return outcomes;
        }
        Map<String, RecipientOutcome> byRecipient = speaking(notice)
                .map(dialect -> Outcomes.byRecipient(dialect.outcomes(notice)))
                .orElse(Map.of());
        return outcomes.stream()
                .map(outcome -> {
                    RecipientOutcome words = byRecipient.get(outcome.recipient().key());
                    return words == null || !saysNothing(outcome) ? outcome : Outcomes.completed(outcome, words);
                })
                .toList();
    }

    private static boolean saysNothing(RecipientOutcome outcome) {
        return outcome.diagnostic().isEmpty() && outcome.reply().isEmpty();
    }

    private Optional<Dialect> speaking(Notice notice) {
        for (Dialect dialect : dialects) {
            if (dialect.speaks(notice)) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    private Reading inWords(Notice notice) {
        Optional<Dialect> dialect = speaking(notice);
        if (dialect.filter(speaker -> speaker.tellsOfAComplaint(notice)).isPresent()) {
            return Reading.Complaint.BARE;
        }
        List<RecipientOutcome> outcomes =
                dialect.map(speaker -> read(notice, speaker::outcomes)).orElse(List.of());
        return outcomes.isEmpty()
                ? inPlainWords(notice)
                : report(dialect.orElseThrow().name(), "", notice, outcomes);
    }

    private static Reading inPlainWords(Notice notice) {
        Headers headers = notice.headers();
        if (!Suspicion.isSureOf(headers)
                && !(Suspicion.isOfAServer(headers) && !notice.returned().isEmpty())) {
            return OtherMail.read(headers);
        }
        List<RecipientOutcome> outcomes = read(notice, PlainWords::read);
        if (!outcomes.isEmpty()) {
            return report("words", "", notice, outcomes);
        }
        return Suspicion.isADaemon(headers) && looksLikeReport(notice)
                ? new Reading.Unrecognised("from a mail server, and names nobody that can be told")
                : OtherMail.read(headers);
    }

    /** Where a notice breaks off, what is only known if it does not is kept as half of what was meant. */
    private static List<RecipientOutcome> read(Notice notice, Function<Notice, List<RecipientOutcome>> reader) {
        List<RecipientOutcome> known = Outcomes.merged(reader.apply(notice));
        if (!notice.breaksOff() || known.isEmpty()) {
            return known;
        }
        Map<String, RecipientOutcome> half = Outcomes.byRecipient(reader.apply(notice.asIfWhole()));
        return known.stream()
                .map(sure -> {
                    RecipientOutcome perhaps =
                            half.getOrDefault(sure.recipient().key(), sure);
                    return perhaps.equals(sure) ? sure : perhaps.asCut();
                })
                .toList();
    }

    private static boolean looksLikeReport(Notice notice) {
        return Suspicion.isTitledAsReport(notice.headers())
                || notice.headers().raw("Return-Path").equals("<>")
                || notice.headers().raw("Content-Type").toLowerCase(Locale.ROOT).contains("delivery-status")
                // a postmaster writes of full mailboxes and the like to his own people too
                || !notice.sender().contains("postmaster@")
                        && FailureWords.standIn(notice.wording().lower());
    }

    private static DeliveryReport report(String by, String reporter, Notice notice, List<RecipientOutcome> outcomes) {
        Original original = Originals.in(notice.returned(), notice.headers());
        return new DeliveryReport(
                by,
                reporter,
                Dates.parse(notice.headers().raw("Date")),
                original,
                notice.cut()
                        ? outcomes.stream().map(RecipientOutcome::asCut).toList()
                        : Forwarded.named(outcomes, original, notice, reporter));
    }
}
