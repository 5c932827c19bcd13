package dev.ricochet.report;

import dev.ricochet.message.MailMessage;
import dev.ricochet.message.MimePart;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.SmtpReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reports in the standard's form: RFC 3464, in the UTF-8 form of RFC 6533 too. */
final class Rfc3464 {
    private Rfc3464() {}

    static Optional<MimePart> statusPart(MailMessage mail) {
        for (MimePart part : mail.ownParts()) {
            String type = part.type().name();
            if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    static List<RecipientOutcome> outcomes(StatusPart status, Notice notice) {
        Text text = new Text(notice, explanations(notice), Transcript.in(notice), reporter(status));
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < status.recipients().size(); i++) {
            FieldGroup group = status.recipients().get(i);
            boolean cut = status.cut() && i == status.recipients().size() - 1;
            outcome(group, text, status.recipients().size() == 1, cut).ifPresent(outcomes::add);
        }
        return Outcomes.merged(outcomes);
    }

    /** What stands beside the fields: a server's words to people, about all recipients and about each. */
    private record Text(Notice notice, Map<String, Entries.Entry> entries, Transcript transcript, String reporter) {
        Optional<Entries.Entry> about(EmailAddress address) {
            return Optional.ofNullable(entries.get(address.key()));
        }

        /** Of whom it speaks, where that is one. */
        Optional<EmailAddress> only() {
            List<EmailAddress> named = entries.values().stream()
                    .map(Entries.Entry::mailed)
                    .distinct()
                    .toList();
            return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
        }

        String explanation(Optional<Entries.Entry> entry, EmailAddress failing, boolean alone) {
            String words = entry.map(Entries.Entry::words).orElse("");
            String named = transcript.about(failing.key());
            String shown = named.isEmpty() && alone ? transcript.aboutAProgram() : named;
            if (!shown.isEmpty() && Diagnosis.of(words).reply().isEmpty()) {
                return shown + " " + words;
            }
            return words.isEmpty() && alone ? Headings.in(notice, failing) : words;
        }
    }

    /** Of the report's own server, in lower case. */
    static String reporter(StatusPart status) {
        return Words.folded(withoutType(status.mail().get("reporting-mta")), 255)
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<RecipientOutcome> outcome(FieldGroup group, Text text, boolean alone, boolean cut) {
        Notice notice = text.notice();
        Optional<EmailAddress> last = AddressField.parse(group.get("final-recipient"));
        Optional<EmailAddress> first = AddressField.parse(group.get("original-recipient"));
        Optional<EmailAddress> actual = AddressField.parse(group.get("x-actual-recipient"));
        Optional<EmailAddress> recipient = first.or(() -> last)
                .or(() -> actual)
                .or(() -> alone && namesAProgram(group) ? text.only() : Optional.empty());
        if (recipient.isEmpty()) {
            return Optional.empty();
        }
        Optional<Entries.Entry> entry = text.about(recipient.get()).or(() -> last.flatMap(text::about));
        Optional<EmailAddress> failing = last.or(() -> entry.map(Entries.Entry::recipient))
                .filter(address -> !address.isSameAs(recipient.get()))
                .or(() -> entry.map(Entries.Entry::recipient))
                .filter(address -> !address.isSameAs(recipient.get()))
                .or(() -> actual)
                .filter(address -> !address.isSameAs(recipient.get()));
        String explanation = text.explanation(entry, failing.or(() -> last).orElse(recipient.get()), alone);
        String said = Words.folded(said(group));
        String field = group.get("status");
        Diagnosis diagnosis = Diagnosis.of(said);
        Diagnosis spoken = Diagnosis.of(explanation);
        Diagnosis fromField = field.length() > 8 ? Diagnosis.of(field) : Diagnosis.NONE;
        Optional<EnhancedStatus> code = EnhancedStatus.in(field).map(known -> atTheEndOfTime(known, group));
        Optional<EnhancedStatus> status = code.filter(Rfc3464::isFull)
                .filter(_ -> diagnosis.status().isEmpty())
                .or(() -> Diagnosis.telling(
                        code.or(fromField::status), diagnosis.status().or(() -> unlessSaid(diagnosis, spoken))));
        Optional<SmtpReply> reply =
                diagnosis.reply().or(fromField::reply).or(spoken::reply).or(() -> within(group, said, status));
        EmailAddress failed = failing.or(() -> last).orElse(recipient.get());
        Optional<EnhancedStatus> meant = ImpliedStatus.in(
                status, diagnosis.reply().isPresent(), said.isEmpty() ? explanation : said, failed, text.reporter());
        RecipientOutcome outcome = new RecipientOutcome(
                recipient.get(),
                failing,
                action(group, explanation, notice),
                meant,
                reply,
                said.isEmpty() && field.length() > 12 ? Words.folded(field) : said,
                Words.folded(explanation),
                remote(group, said, explanation),
                at(group));
        return Optional.of(cut ? outcome.asCut() : outcome);
    }

    // Final-Recipient: rfc822;|/usr/local/bin/filter
    /** Exim names what it handed the mail to; whose that is stands in the text. */
    static boolean namesAProgram(FieldGroup group) {
        String named = withoutType(group.get("final-recipient"));
        return !named.isEmpty()
                && "|/>".indexOf(named.charAt(named.charAt(0) == '"' && named.length() > 1 ? 1 : 0)) >= 0;
    }

    // X-Supplementary-Info: <mx.example.net #5.1.1 smtp;550-5.1.1 The email account that you tried … >, of Exchange
    // 2007
    private static String said(FieldGroup group) {
        // x-sieve; what follows is a person's own text, which the rules have to know
        String typed = group.get("diagnostic-code");
        String field = typed.regionMatches(true, 0, "x-sieve", 0, "x-sieve".length()) ? typed : withoutType(typed);
        String more = field.isBlank() ? group.get("x-supplementary-info") : "";
        int smtp = more.indexOf("smtp;");
        return smtp < 0 ? field : more.substring(smtp + "smtp;".length(), more.length() - (more.endsWith(">") ? 1 : 0));
    }

    /** A full mailbox is somebody's; a text beside it that quotes another code does not change that. */
    private static boolean isFull(EnhancedStatus status) {
        return status.kind() == 5 && status.subject() == 2 && status.detail() == 2;
    }

    /** The text's code counts only where the diagnostic has no reply of its own. */
    private static Optional<EnhancedStatus> unlessSaid(Diagnosis diagnosis, Diagnosis spoken) {
        return diagnosis.reply().isPresent() ? Optional.empty() : spoken.status();
    }

    private static Action action(FieldGroup group, String explanation, Notice notice) {
        Optional<Action> said = Action.parse(group.get("action"));
        if (said.isPresent()) {
            // OpenSMTPD 6 gives up with "Action: delayed" and the words "Envelope expired"
            boolean over = said.get() == Action.DELAYED
                    && explanation.toLowerCase(Locale.ROOT).contains("expired");
            return over ? Action.FAILED : said.get();
        }
        return EnhancedStatus.in(group.get("status"))
                .filter(status -> status.kind() == 2)
                .map(_ -> Action.DELIVERED)
                .orElseGet(() -> Passage.action(notice));
    }

    /** A program's exit code is no reply, whatever it prints. */
    private static Optional<SmtpReply> within(FieldGroup group, String said, Optional<EnhancedStatus> status) {
        boolean program = group.get("diagnostic-code").toLowerCase(Locale.ROOT).startsWith("x-unix");
        return program ? Optional.empty() : status.flatMap(code -> ReplyCodes.anywhere(said, code.kind()));
    }

    // SendGrid, once it has tried for three days:  Action: expired · Status: 4.0.0
    private static EnhancedStatus atTheEndOfTime(EnhancedStatus status, FieldGroup group) {
        boolean expired = group.get("action").strip().equalsIgnoreCase("expired");
        return expired && !status.saysMoreThanItsClass() ? new EnhancedStatus(status.kind(), 4, 7) : status;
    }

    private static Optional<Instant> at(FieldGroup group) {
        return Dates.parse(group.get("last-attempt-date"));
    }

    private static String remote(FieldGroup group, String said, String explanation) {
        String field = withoutType(group.get("remote-mta"));
        int end = 0;
        while (end < field.length() && " ([".indexOf(field.charAt(end)) < 0) {
            end++;
        }
        String host = field.substring(0, end).toLowerCase(Locale.ROOT);
        if (host.indexOf('.') > 0) {
            return host;
        }
        String named = Outcomes.host(said);
        return named.isEmpty() ? Outcomes.host(explanation) : named;
    }

    /** {@code smtp; 550 no} and {@code dns; mx.example.net}: without what stands before the semicolon. */
    static String withoutType(String field) {
        int semicolon = field.indexOf(';');
        if (semicolon <= 0 || semicolon > 20) {
            return field;
        }
        for (int i = 0; i < semicolon; i++) {
            char c = field.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != ' ') {
                return field;
            }
        }
        return Character.isDigit(field.charAt(0))
                ? field
                : field.substring(semicolon + 1).strip();
    }

    /** What the text says of each recipient. */
    private static Map<String, Entries.Entry> explanations(Notice notice) {
        Map<String, Entries.Entry> words = new HashMap<>();
        for (Entries.Entry entry : Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.LINE_BEGIN)) {
            words.putIfAbsent(entry.recipient().key(), entry);
            entry.parent().ifPresent(parent -> words.putIfAbsent(parent.key(), entry));
        }
        return words;
    }
}
