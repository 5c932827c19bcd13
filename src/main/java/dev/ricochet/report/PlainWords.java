package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reports of servers that nobody has described: words for failure, and an address that they are said of. */
final class PlainWords {
    /** Recipients that plain words name; a report about more has a form. */
    private static final int MOST = 100;

    private static final int LONGEST_WORDS = 1_500;

    // in the languages that reports come in; small letters
    private static final List<String> FAILURE = List.of(
            "could not be delivered",
            "couldn't be delivered",
            "cannot be delivered",
            "can not be delivered",
            "can't be delivered",
            "was not delivered",
            "has not been delivered",
            "not delivered to",
            "wasn't delivered",
            "weren't delivered",
            "were not delivered",
            "not be delivered to",
            "unable to deliver",
            "unable to send",
            "undeliverable",
            "undelivered",
            "delivery failure",
            "delivery failed",
            "delivery to the following",
            "delivery has failed",
            "failed to deliver",
            "failed recipient",
            "failed addresses",
            "fail to deliver",
            "failure notice",
            "failure delivering",
            "following address",
            "following recipient",
            "affected recipient",
            "error-for:",
            "rcpt to:",
            "did not reach",
            "didn't reach",
            "user unknown",
            "unknown user",
            "no such user",
            "unknown recipient",
            "unknown address",
            "unknown host",
            "mailbox is full",
            "mailbox full",
            "over quota",
            "exceeded quota",
            "does not exist",
            "doesn't exist",
            "rejected recipient",
            "rejected your message",
            "error delivering",
            "error occurred",
            "returned to you",
            "message was rejected",
            "mail was rejected",
            "not accepted",
            "couldn't deliver",
            "could not deliver",
            "could not be sent",
            "trouble delivering",
            "problem delivering",
            "delivery problem",
            "undeliverable",
            "bounced",
            "konnte nicht zugestellt",
            "nicht zugestellt werden",
            "unzustellbar",
            "empfänger unbekannt",
            "n'a pas pu etre delivre",
            "n'a pas pu être",
            "n'a pas été remis",
            "non distribué",
            "no se ha podido entregar",
            "no pudo ser entregado",
            "no se pudo entregar",
            "no ha podido ser entregado",
            "não pôde ser entregue",
            "não pode ser entregue",
            "nao pode ser entregue",
            "não foi entregue",
            "non è stato possibile recapitare",
            "non è stato consegnato",
            "impossibile recapitare",
            "kan niet worden bezorgd",
            "kon niet worden bezorgd",
            "nie mogła zostać dostarczona",
            "nie została dostarczona",
            "не может быть доставлено",
            "не было доставлено",
            "не удалось доставить",
            "не доставлено",
            "teslim edilemedi",
            "iletilemedi",
            "配信できませんでした",
            "送信できませんでした",
            "届きませんでした",
            "配送できませんでした",
            "送信に失敗",
            "エラーのため",
            "无法投递",
            "无法送达",
            "退信",
            "無法傳送",
            "무반송",
            "전달되지 못했습니다",
            "발송 실패",
            "전송하지 못했습니다");

    private PlainWords() {}

    static List<RecipientOutcome> read(Notice notice) {
        String text = notice.text().toLowerCase(Locale.ROOT);
        if (!Suspicion.hasOneOf(text, FAILURE) && !Suspicion.hasOneOf(notice.subject(), FAILURE)) {
            return List.of();
        }
        Action action = Passage.action(notice);
        List<EmailAddress> inHeader = Addresses.all(notice.headers().raw("X-Failed-Recipients"), MOST);
        if (!inHeader.isEmpty()) {
            return outcomes(inHeader, action, notice);
        }
        Set<String> own = new LinkedHashSet<>();
        for (String field : List.of("From", "To", "Reply-To", "Sender", "Return-Path")) {
            Addresses.all(notice.headers().raw(field), MOST).forEach(address -> own.add(address.key()));
        }
        Addresses.first(notice.returned().raw("From"), 0)
                .ifPresent(from -> own.add(from.address().key()));
        List<RecipientOutcome> entries = new ArrayList<>();
        for (Entries.Entry entry : Entries.in(notice.lines(), 0, notice.lines().size(), Entries.Form.LINE_BEGIN)) {
            if (!own.contains(entry.recipient().key()) && entries.size() < MOST) {
                entries.add(Outcomes.of(
                        entry.recipient(), action, entry.words().length() < 8 ? behind(notice) : entry.words()));
            }
        }
        if (!entries.isEmpty()) {
            return entries;
        }
        List<EmailAddress> spoken = new ArrayList<>();
        for (int i = 0; i < notice.lines().size() && spoken.isEmpty(); i++) {
            if (isNearFailure(notice, i)) {
                spoken.addAll(Addresses.all(notice.lines().get(i), MOST));
                spoken.removeIf(address -> own.contains(address.key()) || isAPostmaster(address));
            }
        }
        if (spoken.isEmpty()) {
            spoken.addAll(Addresses.all(notice.subject(), 1));
            spoken.removeIf(address -> own.contains(address.key()));
        }
        if (spoken.isEmpty()) {
            spoken.addAll(returnedTo(notice, own));
        }
        return outcomes(spoken, action, notice);
    }

    /** Words of failure in the line or in one of the two before it. */
    private static boolean isNearFailure(Notice notice, int line) {
        if (notice.lines().get(line).indexOf('@') < 0) {
            return false;
        }
        for (int i = Math.max(0, line - 2); i <= line; i++) {
            if (Suspicion.hasOneOf(notice.lines().get(i).toLowerCase(Locale.ROOT), FAILURE)) {
                return true;
            }
        }
        return false;
    }

    /** Where only the returned mail says whom it was for: its To, if that is one address. */
    private static List<EmailAddress> returnedTo(Notice notice, Set<String> own) {
        List<EmailAddress> to = Addresses.all(notice.returned().raw("To"), 2);
        Optional<EmailAddress> single = to.size() == 1 ? Optional.of(to.get(0)) : Optional.empty();
        return single.filter(address -> !own.contains(address.key())).stream().toList();
    }

    private static boolean isAPostmaster(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        return local.equals("postmaster")
                || local.equals("mailer-daemon")
                || local.startsWith("abuse")
                || local.startsWith("support")
                || local.startsWith("helpdesk");
    }

    private static List<RecipientOutcome> outcomes(List<EmailAddress> addresses, Action action, Notice notice) {
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (EmailAddress address : addresses) {
            outcomes.add(Outcomes.of(address, action, behind(notice)));
        }
        return outcomes;
    }

    private static String behind(Notice notice) {
        return Words.folded(notice.text(), LONGEST_WORDS);
    }
}
