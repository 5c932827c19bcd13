package dev.ricochet.flow;

import dev.ricochet.mailbox.Fetched;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailConfig;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.RawMessage;
import dev.ricochet.understanding.Understanding;
import dev.ricochet.unread.SetAside;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Fetches a batch and takes each mail; of a large one the front first, and the rest only if it may be a report. */
@ApplicationScoped
public class BatchFetching {
    /** From this size on a mail is large. */
    static final long LARGE = 256L * 1024;

    /** What is read of a large mail at first: a report stands at the front. */
    static final long FRONT = 64L * 1024;

    private final MailTaking taking;
    private final Understanding understanding;
    private final long longest;

    BatchFetching(MailTaking taking, Understanding understanding, MailConfig config) {
        this.taking = taking;
        this.understanding = understanding;
        this.longest = config.maxMessageSize().asLongValue();
    }

    List<Taken> fetch(Place place, Mailbox mailbox, List<Listed> batch, IntakeRun run) throws MailboxFailure {
        List<Listed> small = batch.stream().filter(mail -> mail.size() <= LARGE).toList();
        List<Listed> large = batch.stream().filter(mail -> mail.size() > LARGE).toList();
        List<Taken> taken = new ArrayList<>(batch.size());
        run.budget().ask(small.stream().mapToLong(Listed::size).sum() + large.size() * FRONT);
        if (!small.isEmpty()) {
            mailbox.fetch(small, longest).forEach(fetched -> taken.add(take(place, fetched)));
        }
        for (Listed mail : large) {
            taken.add(takeLarge(place, mailbox, mail, run));
        }
        taken.sort(Comparator.comparingLong(Taken::uid));
        return taken;
    }

    private Taken takeLarge(Place place, Mailbox mailbox, Listed mail, IntakeRun run) throws MailboxFailure {
        Fetched front = mailbox.fetch(List.of(mail), FRONT).getFirst();
        if (front instanceof Fetched.Mail(RawMessage message)
                && !message.complete()
                && understanding.worthReading(message.bytes())) {
            run.budget().ask(Math.min(mail.size(), longest));
            return take(place, mailbox.fetch(List.of(mail), longest).getFirst());
        }
        return take(place, front);
    }

    private Taken take(Place place, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Mail(var message) -> taking.take(place.account(), place.folder(), message);
            case Fetched.Gone(var uid) -> new Taken.Gone(uid);
            case Fetched.Unfetchable(var uid, var why) -> new Taken.Aside(uid, SetAside.Cause.UNFETCHABLE, why);
        };
    }
}
