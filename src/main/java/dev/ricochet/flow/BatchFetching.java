package dev.ricochet.flow;

import dev.ricochet.mailbox.Fetched;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailConfig;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.RawMessage;
import dev.ricochet.mailbox.SentCopies;
import dev.ricochet.origin.SentMail;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.unread.SetAside;
import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.MessageId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Fetches a batch and takes each mail; of a large one the front first, and the rest only if it may be a report. */
@ApplicationScoped
public class BatchFetching {
    /** From this size on a mail is large. */
    static final long LARGE = 256L * 1024;

    /** What is read of a large mail at first: a report stands at the front. */
    static final long FRONT = 64L * 1024;

    private final MailTaking taking;
    private final Understanding understanding;
    private final SentCopies copies;
    private final SigningKeys keys;
    private final long longest;

    BatchFetching(
            MailTaking taking, Understanding understanding, SentCopies copies, SigningKeys keys, MailConfig config) {
        this.taking = taking;
        this.understanding = understanding;
        this.copies = copies;
        this.keys = keys;
        this.longest = config.maxMessageSize().asLongValue();
    }

    List<Taken> fetch(Place place, Mailbox mailbox, List<Listed> batch, IntakeRun run) throws MailboxFailure {
        List<Listed> small = batch.stream().filter(mail -> mail.size() <= LARGE).toList();
        List<Listed> large = batch.stream().filter(mail -> mail.size() > LARGE).toList();
        List<Opened> opened = new ArrayList<>(batch.size());
        run.budget().ask(small.stream().mapToLong(Listed::size).sum() + large.size() * FRONT);
        if (!small.isEmpty()) {
            mailbox.fetch(small, longest).forEach(fetched -> opened.add(open(place, fetched)));
        }
        for (Listed mail : large) {
            opened.add(openLarge(place, mailbox, mail, run));
        }
        Opened.Known known = known(place, opened);
        return opened.stream()
                .map(mail -> mail.knowing(known))
                .sorted(Comparator.comparingLong(Taken::uid))
                .toList();
    }

    /** Keys are asked for where no copy knows better. */
    private Opened.Known known(Place place, List<Opened> opened) {
        SentCopies.Known found = copies(place, opened);
        SentMail sent = new KnownCopies(found);
        Set<String> names = opened.stream()
                .filter(mail -> mail.about().stream().noneMatch(sent::knows))
                .flatMap(mail -> mail.keyNames().stream())
                .collect(Collectors.toSet());
        return new Opened.Known(sent, found::isMarked, found::isCustomer, keys.under(names));
    }

    /** What was sent of all that the reports of a batch are about, asked once. */
    private SentCopies.Known copies(Place place, List<Opened> opened) {
        Set<MessageId> about =
                opened.stream().flatMap(mail -> mail.about().stream()).collect(Collectors.toSet());
        Set<EmailAddress> people =
                opened.stream().flatMap(mail -> mail.people().stream()).collect(Collectors.toSet());
        return about.isEmpty() && people.isEmpty()
                ? new SentCopies.Known()
                : QuarkusTransaction.requiringNew()
                        .call(() -> copies.find(place.account().id(), about, people));
    }

    private Opened openLarge(Place place, Mailbox mailbox, Listed mail, IntakeRun run) throws MailboxFailure {
        Fetched front = mailbox.fetch(List.of(mail), FRONT).getFirst();
        if (front instanceof Fetched.Mail(RawMessage message)
                && !message.complete()
                && understanding.worthReading(message.bytes())) {
            run.budget().ask(Math.min(mail.size(), longest));
            return open(place, mailbox.fetch(List.of(mail), longest).getFirst());
        }
        return open(place, front);
    }

    private Opened open(Place place, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Mail(var message) -> taking.open(place, message);
            case Fetched.Gone(var uid) -> Opened.as(new Taken.Gone(uid));
            case Fetched.Unfetchable(var uid, var why) ->
                Opened.as(new Taken.Aside(uid, SetAside.Cause.UNFETCHABLE, why));
        };
    }
}
