package dev.ricochet.verdict;

import dev.ricochet.report.Addresses;
import dev.ricochet.report.RecipientOutcome;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether words speak of another address than the one that was mailed, and do not name that one: {@code 550 5.1.1
 * <carol@example.net>: User unknown}, said of Alice, whose mail goes on to Carol.
 */
final class OtherNamed {
    /** Addresses of an answer that are looked at. */
    private static final int MOST = 10;

    private static final String COMMAND = "rcpt to:<";

    /** Who is asked for help, or signs. */
    private static final Set<String> CONTACTS = Set.of(
            "postmaster",
            "hostmaster",
            "webmaster",
            "mailer-daemon",
            "abuse",
            "admin",
            "administrator",
            "contact",
            "help",
            "helpdesk",
            "info",
            "noc",
            "support",
            "security",
            "unblock");

    private OtherNamed() {}

    static boolean in(Line words, RecipientOutcome outcome) {
        String said = words.lower();
        // "a@b"@example.org holds what looks like another address
        if (said.indexOf('@') < 0 || outcome.recipient().local().indexOf('@') >= 0) {
            return false;
        }
        // after RCPT TO:<alice@example.org>: 550 <carol@example.net>: what the command named says nothing of the answer
        int answer = said.lastIndexOf(COMMAND) < 0 ? -1 : said.indexOf('>', said.lastIndexOf(COMMAND));
        String answered = said.substring(answer + 1);
        return answered.indexOf('@') < 0 ? isOfOthers(said, outcome) : isOfOthers(answered, outcome);
    }

    private static boolean isOfOthers(String said, RecipientOutcome outcome) {
        StringBuilder beside = new StringBuilder(said);
        boolean others = false;
        Optional<Addresses.Found> next = Addresses.first(said, 0);
        for (int i = 0; i < MOST && next.isPresent(); i++) {
            Addresses.Found found = next.get();
            EmailAddress address = found.address();
            if (isOf(outcome, address)) {
                return false;
            }
            others |= !CONTACTS.contains(address.local());
            beside.replace(found.from(), found.to(), " ".repeat(found.to() - found.from()));
            next = Addresses.first(said, found.to());
        }
        return others
                && !names(beside, outcome.recipient().local())
                && outcome.failing()
                        .filter(failing -> names(beside, failing.local()))
                        .isEmpty();
    }

    private static boolean isOf(RecipientOutcome outcome, EmailAddress address) {
        return ForwardTarget.isSameMailbox(outcome.recipient(), address)
                || outcome.failing()
                        .filter(failing -> ForwardTarget.isSameMailbox(failing, address))
                        .isPresent();
    }

    /** By its local part alone too: {@code 550 5.1.1 alice: User unknown; write to carol@example.net}. */
    private static boolean names(StringBuilder said, String address) {
        String local = address.toLowerCase(Locale.ROOT);
        for (int at = said.indexOf(local); at >= 0; at = said.indexOf(local, at + 1)) {
            int end = at + local.length();
            if ((at == 0 || !Phrase.isOfWord(said.charAt(at - 1)))
                    && (end == said.length() || !Phrase.isOfWord(said.charAt(end)))) {
                return true;
            }
        }
        return false;
    }
}
