package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people ask for about the mail that they get: by a mail that their program wrote for them, or in their own words. */
final class RequestReader {
    /** Mails that one may answer: the last of a conversation are named last. */
    private static final int MOST_ANSWERED = 5;

    private static final int LONGEST_SUBJECT = 200;

    // Re: Fwd: AW: RE[2]: Odp: …
    private static final Pattern ANSWER = Pattern.compile(
            "^(?:re|aw|antw|sv|vs|odp|rif|r|res|ref|rv|rép|rep|tr|fw|fwd|wg|enc|i|doorst|pd|на|отв|ответ|返信|转发|回复|ha)\\s*(?:\\[\\d+\\]|\\(\\d+\\))?\\s*[:：].*");

    // news+unsubscribe-4711@shop.example.com
    private static final Pattern MAILTO = Pattern.compile(
            "(?:.*[+_.=-])?(?:unsub(?:scribe)?|opt-?out|abmelde\\w*|desinscription|desabonnement|baja|afmelden)(?:[+_.=-].*)?");

    private final Phrasebook book = Phrasebook.known();
    private final Wishes wishes = new Wishes(book);

    static Optional<Reading.Request> read(MailMessage mail) {
        Headers headers = mail.headers();
        Optional<EmailAddress> author = author(headers);
        return author.isEmpty() || isOfAMachine(headers)
                ? Optional.empty()
                : new RequestReader().read(mail, author.get());
    }

    /** Whether a mail with this header may ask for something: it answers one, or was made for it. */
    static boolean mayBeOne(Headers headers) {
        return !isOfAMachine(headers)
                && (headers.has("In-Reply-To") || headers.has("References") || isAddressedForIt(headers));
    }

    private Optional<Reading.Request> read(MailMessage mail, EmailAddress author) {
        Headers headers = mail.headers();
        return said(mail)
                .map(said ->
                        new Reading.Request(said.wish(), said.spoken(), author, answered(headers), original(mail)));
    }

    private Optional<Wishes.Said> said(MailMessage mail) {
        Headers headers = mail.headers();
        String subject = Folding.line(headers.text("Subject"));
        boolean answer = ANSWER.matcher(subject).matches() || subject.length() > LONGEST_SUBJECT;
        Optional<Wishes.Said> title =
                answer || subject.isEmpty() ? Optional.empty() : wishes.in(OwnWords.bare(subject), true);
        if (title.filter(said -> said.wish() == Wish.UNSUBSCRIBE).isPresent()) {
            return title;
        }
        if (isAddressedForIt(headers) && !answer) {
            return Optional.of(new Wishes.Said(Wish.UNSUBSCRIBE, new Spoken("mailto-address", localTo(headers))));
        }
        // a program writes no sentences of its own but by the form of a list's address
        return isSubmittedByItself(headers) ? Optional.empty() : wishes.in(new OwnWords(book).sentencesOf(mail));
    }

    private static Optional<EmailAddress> author(Headers headers) {
        String from = headers.raw("From");
        return headers.all("From").size() == 1
                ? Addresses.first(from, 0).map(Addresses.Found::address)
                : Optional.empty();
    }

    private static boolean isOfAMachine(Headers headers) {
        String precedence = headers.raw("Precedence").toLowerCase(Locale.ROOT);
        return Suspicion.isOfAList(headers)
                || Suspicion.isADaemon(headers)
                || AutomaticAnswer.isMarked(headers)
                || headers.raw("Return-Path").equals("<>")
                || precedence.equals("bulk")
                || precedence.equals("junk")
                || headers.has("X-Failed-Recipients")
                || headers.has("Feedback-ID");
    }

    private static boolean isSubmittedByItself(Headers headers) {
        return headers.raw("Auto-Submitted").toLowerCase(Locale.ROOT).startsWith("auto-");
    }

    private static boolean isAddressedForIt(Headers headers) {
        return MAILTO.matcher(localTo(headers)).matches();
    }

    private static String localTo(Headers headers) {
        return Addresses.first(headers.raw("To"), 0)
                .map(found -> found.address().local().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    /** The mails that it answers, the nearest first. */
    private static List<MessageId> answered(Headers headers) {
        List<MessageId> ids = new ArrayList<>();
        MessageId.parse(headers.raw("In-Reply-To")).ifPresent(ids::add);
        String[] references = headers.raw("References").split("\\s+");
        for (int i = references.length - 1; i >= 0 && ids.size() < MOST_ANSWERED; i--) {
            MessageId.parse(references[i]).filter(id -> !ids.contains(id)).ifPresent(ids::add);
        }
        return List.copyOf(ids);
    }

    /** The headers of the mail that it brings back whole, as an attachment. */
    private static Original original(MailMessage mail) {
        for (MimePart part : mail.ownParts()) {
            String type = part.type().name();
            if (type.equals("message/rfc822") || type.equals("text/rfc822-headers")) {
                return Originals.in(part.enclosedHeaders(), Headers.NONE);
            }
        }
        return Original.UNKNOWN;
    }
}
