package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom our own mail named: its To, and what marks it as ours and tells the same person. Only a mail to one person is known
 * by its To alone; where mark and To differ, either may have been mailed.
 *
 * @param address whom to tell about it
 * @param names every name that the mail gives that person
 */
record Mailed(EmailAddress address, List<EmailAddress> names) {

    static Optional<Mailed> in(Original original, Headers report) {
        List<EmailAddress> to = original.recipients();
        List<EmailAddress> marks = new ArrayList<>();
        original.meta().flatMap(CampaignMarks::mailed).ifPresent(marks::add);
        // bounces+alice=example.org@shop.example.com counts where it is another word for To
        Verp.in(report).filter(verp -> isAmong(to, verp)).ifPresent(marks::add);
        if (to.size() > 1 || marks.isEmpty()) {
            return Optional.empty();
        }
        List<EmailAddress> names = new ArrayList<>(to);
        names.addAll(marks);
        return Optional.of(new Mailed(names.getFirst(), List.copyOf(names)));
    }

    /** The same outcome said of the person that was mailed, where the report names another. */
    RecipientOutcome by(RecipientOutcome outcome) {
        if (isAmong(names, outcome.recipient())) {
            return outcome;
        }
        Optional<EmailAddress> known = outcome.failing().filter(failing -> isAmong(names, failing));
        return known.isPresent()
                ? outcome.of(known.get()).failing(Optional.empty())
                : outcome.of(address).failing(outcome.failing().or(() -> Optional.of(outcome.recipient())));
    }

    private static boolean isAmong(List<EmailAddress> addresses, EmailAddress address) {
        return addresses.stream().anyMatch(one -> one.isSameAs(address));
    }
}
