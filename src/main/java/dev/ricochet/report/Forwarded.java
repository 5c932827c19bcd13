package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a server tells of an address that we never mailed, since the mail was forwarded. Of a campaign's mail it is known
 * whom it was for; of any other where the server says that it forwarded the mail itself: then the returned To names the
 * address that we mailed. A list's mail also names another one there; what failed then is the member.
 */
final class Forwarded {
    private Forwarded() {}

    static List<RecipientOutcome> named(
            List<RecipientOutcome> outcomes, Original original, Notice notice, String reporter) {
        Optional<Mailed> mailed = Mailed.in(original, notice.headers());
        return mailed.isPresent()
                ? Outcomes.merged(outcomes.stream().map(mailed.get()::by).toList())
                : byTrace(outcomes, original.recipients(), notice, reporter);
    }

    private static List<RecipientOutcome> byTrace(
            List<RecipientOutcome> outcomes, List<EmailAddress> to, Notice notice, String reporter) {
        if (outcomes.size() != 1 || to.size() != 1) {
            return outcomes;
        }
        RecipientOutcome outcome = outcomes.get(0);
        EmailAddress mailed = to.get(0);
        boolean elsewhere = outcome.failing().isEmpty()
                && outcome.action() == Action.FAILED
                && !mailed.isSameAs(outcome.recipient())
                // alice@example.org and alice@mailbox.example.org are one
                && !isWithin(mailed.domain(), outcome.recipient().domain())
                && !isWithin(outcome.recipient().domain(), mailed.domain());
        return elsewhere && !isOfAList(notice.returned()) && wasDelivered(mailed, notice, reporter)
                ? List.of(outcome.of(mailed))
                : outcomes;
    }

    /** Whether the reporting server took the mail in for that address before it sent it on: its trace says so. */
    private static boolean wasDelivered(EmailAddress mailed, Notice notice, String reporter) {
        Headers returned = notice.returned();
        if (Addresses.all(returned.raw("From") + " " + notice.headers().raw("To"), 4).stream()
                .anyMatch(own -> own.isSameAs(mailed))) {
            return false;
        }
        boolean own = isWithin(reporter, mailed.domain())
                || Addresses.first(notice.sender(), 0)
                        .filter(from -> isWithin(from.address().domain(), mailed.domain()))
                        .isPresent();
        // Received: … by mx.example.net (OpenSMTPD) with ESMTP id 53c3d93b for <alice@example.org>; …
        String mark = "for <" + mailed.key();
        List<String> taken = returned.all("Received").stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.contains(mark))
                .toList();
        return own && (names(returned.all("Delivered-To"), mailed.key()) || !taken.isEmpty())
                || !reporter.isEmpty() && taken.stream().anyMatch(line -> line.contains("by " + reporter + " "));
    }

    private static boolean names(List<String> values, String words) {
        return values.stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static boolean isOfAList(Headers returned) {
        String precedence = returned.raw("Precedence").toLowerCase(Locale.ROOT);
        return returned.has("List-Id")
                || returned.has("List-Post")
                || returned.has("Mailing-List")
                || precedence.equals("list");
    }
}
