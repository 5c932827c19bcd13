package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports of servers that nobody has described: words for failure, and an address that they are said of. */
final class PlainWords {
    /** Recipients that plain words name; a report about more has a form. */
    private static final int MOST = 100;

    private static final int LONGEST_WORDS = 1_500;

    private static final Pattern TAKEN_FOR = Pattern.compile("\\sfor <");

    private static final Pattern ERROR =
            Pattern.compile("(?i:\\s{0,20}(?:remote server returned|error|reason|diagnostic)"
                    + "\\s{0,4}[:'\"]\\s{0,20})(?=[245]\\d\\d[ -][245]\\.\\d{1,3}\\.\\d{1,3})|"
                    + "\\s{0,20}(?=[45][0-5]\\d[ -][^\\d ])");

    private PlainWords() {}

    static List<RecipientOutcome> read(Notice notice) {
        String text = notice.wording().lower();
        Action action = Passage.action(notice);
        // a warning says that it has not failed yet
        if (action == Action.FAILED && !FailureWords.standIn(text) && !FailureWords.standIn(notice.subject())) {
            return List.of();
        }
        List<EmailAddress> inHeader = Addresses.all(notice.headers().raw("X-Failed-Recipients"), MOST);
        if (!inHeader.isEmpty()) {
            return outcomes(inHeader, action, notice);
        }
        boolean machine = Suspicion.isMachine(notice.headers());
        Set<String> own = new LinkedHashSet<>();
        for (String field : List.of("From", "To", "Reply-To", "Sender", "Return-Path")) {
            Addresses.all(notice.headers().raw(field), MOST).forEach(address -> own.add(address.key()));
        }
        Addresses.first(notice.returned().raw("From"), 0)
                .ifPresent(from -> own.add(from.address().key()));
        List<RecipientOutcome> entries = new ArrayList<>();
        for (Entries.Entry entry : Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.LINE_BEGIN)) {
            boolean fits = entries.size() < MOST && !SpokenOf.isAPostmaster(entry.recipient());
            // a notice about the reader's own mailbox is no report
            if (fits && !own.contains(entry.recipient().key())) {
                entries.add(Outcomes.of(entry, action));
            }
        }
        // who only gives a mail the title of a report may be a person who writes of one, in sentences
        if (!entries.isEmpty() || !machine) {
            return entries.stream()
                    .map(entry -> withAllWords(entry, entries.size() == 1, notice))
                    .toList();
        }
        List<EmailAddress> spoken = SpokenOf.in(notice, action, own);
        return spoken.isEmpty() ? guessed(notice, own, action) : outcomes(spoken, action, notice);
    }

    /** What is said of nobody by name is said of all; where a sole recipient's own lines hold no code, the rest may. */
    private static RecipientOutcome withAllWords(RecipientOutcome outcome, boolean alone, Notice notice) {
        boolean coded = outcome.reply().isPresent() || outcome.status().isPresent();
        boolean named = outcome.explanation().length() >= 8;
        if (coded || named && !alone || notice.breaksOff()) {
            return outcome;
        }
        RecipientOutcome told = Outcomes.of(outcome.recipient(), outcome.action(), behind(notice));
        boolean more = !named || told.reply().isPresent() || told.status().isPresent();
        return more ? told.failing(outcome.failing()) : outcome;
    }

    /**
     * Where only the returned mail says whom it was for: its To, if that is one address, the address that the report came
     * back to, or its trace. It may have been a list: the server's words are not said of it.
     */
    private static List<RecipientOutcome> guessed(Notice notice, Set<String> own, Action action) {
        List<EmailAddress> to = Addresses.all(notice.returned().raw("To"), 2);
        // a report that came back was sent to nobody but ourselves
        if (Suspicion.isADaemon(notice.returned())) {
            return List.of();
        }
        Optional<EmailAddress> named = to.isEmpty()
                ? Verp.in(notice.headers())
                : to.stream().filter(_ -> to.size() < 2).findFirst();
        return named.filter(address -> !own.contains(address.key()))
                .or(() -> traced(notice.returned()).filter(address -> !own.contains(address.key())))
                .map(address -> List.of(Outcomes.of(address, action, "")))
                .orElse(List.of());
    }

    // Received: from mail.example.com by mx.example.net with ESMTP id 4711 for <alice@example.org>; …
    /** Whom the last server that says so took the mail in for (RFC 5321, 4.4). */
    private static Optional<EmailAddress> traced(Headers returned) {
        for (String taken : returned.all("Received")) {
            Matcher mark = TAKEN_FOR.matcher(taken);
            if (mark.find()) {
                return Addresses.first(taken, mark.end() - 1).map(Addresses.Found::address);
            }
        }
        return Optional.empty();
    }

    private static List<RecipientOutcome> outcomes(List<EmailAddress> addresses, Action action, Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (EmailAddress address : addresses) {
            outcomes.add(Outcomes.of(address, action, behind(notice)));
        }
        return outcomes;
    }

    /** The front of the notice, and where that holds no code the first line behind it that begins with one. */
    private static String behind(Notice notice) {
        if (notice.breaksOff()) {
            return "";
        }
        String front = Words.folded(notice.text(), LONGEST_WORDS);
        Optional<SmtpReply> reply = Diagnosis.of(front).reply();
        // a session in which the greeting and the sender were accepted
        boolean accepted = reply.filter(said -> said.code() < 300).isPresent();
        return reply.isPresent() && !accepted ? front : (accepted ? "" : front) + codedLine(notice);
    }

    // -------server message
    // 550 invalid address
    //
    // Error: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient alice@example.org not found by SMTP address lookup
    private static String codedLine(Notice notice) {
        for (String line : notice.lines()) {
            Matcher error = ERROR.matcher(line);
            if (error.lookingAt()) {
                return "; " + line.substring(error.end());
            }
        }
        return "";
    }
}
