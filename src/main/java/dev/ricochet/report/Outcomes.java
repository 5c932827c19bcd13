package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes outcomes out of words, and one of several about the same recipient. */
public final class Outcomes {
    // host mx.example.net[192.0.2.1] said: · host mx.example.net [192.0.2.1]: · while talking to mx.example.net.:
    private static final Pattern HOST = Pattern.compile("(?i:\\bhost |talking to |Remote-MTA: dns; ?|server )"
            + "\\[?([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)[.]?(?:\\[|\\s|:|\\(|\\])");

    private static final Beginnings HOST_BEGINNINGS =
            new Beginnings("host ", "talking to ", "remote-mta: dns;", "server ");

    private Outcomes() {}

    /** What a server's words about one recipient come to. */
    public static RecipientOutcome of(EmailAddress recipient, Action action, String words) {
        String line = Words.folded(words);
        Diagnosis diagnosis = Diagnosis.of(line);
        boolean quoted = diagnosis.begin() >= 0;
        return new RecipientOutcome(
                recipient,
                Optional.empty(),
                action,
                diagnosis.status(),
                diagnosis.reply(),
                quoted ? line.substring(diagnosis.begin()) : "",
                quoted ? line.substring(0, diagnosis.begin()).strip() : line,
                host(line),
                Optional.empty());
    }

    /** The same for an entry: where it names the address that it was made from, that is the one we mailed. */
    public static RecipientOutcome of(Entries.Entry entry, Action action) {
        RecipientOutcome outcome = of(entry.recipient(), action, entry.words());
        return entry.parent().map(outcome::of).orElse(outcome);
    }

    /** The same, for every entry. */
    public static List<RecipientOutcome> of(List<Entries.Entry> entries, Action action) {
        List<RecipientOutcome> outcomes = new ArrayList<>(entries.size());
        for (Entries.Entry entry : entries) {
            outcomes.add(of(entry, action));
        }
        return outcomes;
    }

    /** The recipients of these entries, of all of whom the same is said. */
    public static List<RecipientOutcome> ofAll(List<Entries.Entry> entries, Action action, String words) {
        return entries.stream()
                .map(entry -> of(entry.recipient(), action, words))
                .toList();
    }

    /** An outcome whose fields say nothing, with what the text says of it. */
    static RecipientOutcome completed(RecipientOutcome outcome, RecipientOutcome told) {
        return new RecipientOutcome(
                outcome.recipient(),
                outcome.failing().or(told::failing),
                outcome.action(),
                Diagnosis.telling(outcome.status(), told.status()),
                told.reply(),
                told.diagnostic(),
                told.explanation().isEmpty() ? outcome.explanation() : told.explanation(),
                outcome.remoteMta().isEmpty() ? told.remoteMta() : outcome.remoteMta(),
                outcome.occurredAt(),
                outcome.cut() || told.cut());
    }

    static String host(String words) {
        Matcher host = HOST.matcher(words);
        int at = HOST_BEGINNINGS.next(words, 0);
        while (at >= 0 && host.find(at)) {
            if (host.group(1).indexOf('.') > 0) {
                return host.group(1).toLowerCase(Locale.ROOT);
            }
            at = HOST_BEGINNINGS.next(words, host.end());
        }
        return "";
    }

    /** One outcome a recipient: of two the one that says more, completed by the other. */
    static List<RecipientOutcome> merged(List<RecipientOutcome> outcomes) {
        return outcomes.size() < 2
                ? outcomes
                : List.copyOf(byRecipient(outcomes).values());
    }

    /** The same by the recipients' keys, in their order. */
    static Map<String, RecipientOutcome> byRecipient(List<RecipientOutcome> outcomes) {
        Map<String, RecipientOutcome> byRecipient = LinkedHashMap.newLinkedHashMap(outcomes.size());
        for (RecipientOutcome outcome : outcomes) {
            byRecipient.merge(outcome.recipient().key(), outcome, Outcomes::both);
        }
        return byRecipient;
    }

    private static RecipientOutcome both(RecipientOutcome one, RecipientOutcome two) {
        boolean secondRules = two.action() == Action.FAILED && one.action() != Action.FAILED;
        RecipientOutcome first = secondRules ? two : one;
        RecipientOutcome second = secondRules ? one : two;
        if (second.action() != first.action()) {
            return first;
        }
        Optional<EnhancedStatus> status =
                first.status().filter(EnhancedStatus::saysMoreThanItsClass).isPresent()
                        ? first.status()
                        : second.status().or(first::status);
        Optional<SmtpReply> reply = first.reply().or(second::reply);
        return new RecipientOutcome(
                first.recipient(),
                first.failing().or(second::failing),
                first.action(),
                status,
                reply,
                first.diagnostic().isEmpty() ? second.diagnostic() : first.diagnostic(),
                first.explanation().isEmpty() ? second.explanation() : first.explanation(),
                first.remoteMta().isEmpty() ? second.remoteMta() : first.remoteMta(),
                first.occurredAt().or(second::occurredAt),
                first.cut() || second.cut());
    }
}
