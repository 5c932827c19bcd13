package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whom a report speaks of that names its recipients within sentences. */
final class SpokenOf {
    private static final int MOST = 100;

    // For further assistance, please contact <help@example.net>
    private static final List<String> HELP = List.of("contact", "assistance", "wenden sie sich", "kontakt");

    private SpokenOf() {}

    /** @param own the addresses of who reports and of who is told, which are nobody's that failed */
    static List<EmailAddress> in(Notice notice, Action action, Set<String> own) {
        List<EmailAddress> spoken = new ArrayList<>();
        for (int i = 0; i < notice.lines().size() && spoken.isEmpty(); i++) {
            if (isNearFailure(notice, i)) {
                spoken.addAll(others(notice.lines().get(i), MOST, own));
            }
        }
        for (int i = 0; i < notice.lines().size() && spoken.isEmpty(); i++) {
            // To: alice@example.org
            if (notice.lines().get(i).stripLeading().startsWith("To:")) {
                spoken.addAll(Addresses.all(notice.lines().get(i), 1));
                spoken.removeIf(address -> own.contains(address.key()));
            }
        }
        if (spoken.isEmpty()) {
            spoken.addAll(Addresses.all(notice.subject(), 1));
            spoken.removeIf(address -> own.contains(address.key()));
        }
        return spoken.isEmpty() && action == Action.DELAYED ? alone(notice, own) : spoken;
    }

    // Die Zustellung Ihrer Nachricht an alice@example.org verzögert sich.
    /** The only other address in the whole text, whatever is said of it: enough for a delay, of which nobody is told. */
    private static List<EmailAddress> alone(Notice notice, Set<String> own) {
        List<EmailAddress> named = new ArrayList<>();
        for (String line : notice.lines()) {
            if (line.indexOf('@') >= 0) {
                for (EmailAddress other : others(line, MOST, own)) {
                    if (named.stream().noneMatch(known -> known.key().equals(other.key()))) {
                        named.add(other);
                    }
                }
                if (named.size() > 1 || !named.isEmpty() && isOfHelp(line)) {
                    return List.of();
                }
            }
        }
        return named;
    }

    private static List<EmailAddress> others(String line, int most, Set<String> own) {
        List<EmailAddress> others = new ArrayList<>(Addresses.all(line, most));
        others.removeIf(address -> own.contains(address.key()) || isAPostmaster(address));
        return others;
    }

    /** Words of failure in the line, in the next, or in one of the four before it. */
    private static boolean isNearFailure(Notice notice, int line) {
        String words = notice.lines().get(line);
        if (words.indexOf('@') < 0 || isOfHelp(words)) {
            return false;
        }
        for (int i = Math.max(0, line - 4);
                i <= Math.min(line + 1, notice.lines().size() - 1);
                i++) {
            if (FailureWords.standIn(notice.lines().get(i).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfHelp(String line) {
        return Suspicion.hasOneOf(line.toLowerCase(Locale.ROOT), HELP);
    }

    static boolean isAPostmaster(EmailAddress address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        return local.equals("postmaster")
                || local.equals("mailer-daemon")
                || local.startsWith("abuse")
                || local.startsWith("support")
                || local.startsWith("helpdesk");
    }
}
