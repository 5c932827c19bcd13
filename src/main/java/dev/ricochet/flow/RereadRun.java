package dev.ricochet.flow;

import dev.ricochet.account.Account;
import dev.ricochet.lease.Lease;
import dev.ricochet.mailbox.Batches;
import dev.ricochet.mailbox.Cursor;
import dev.ricochet.mailbox.Cursors;
import dev.ricochet.mailbox.FolderState;
import dev.ricochet.mailbox.Listed;
import dev.ricochet.mailbox.MailFolder;
import dev.ricochet.mailbox.Mailbox;
import dev.ricochet.mailbox.MailboxFailure;
import dev.ricochet.mailbox.Mailboxes;
import dev.ricochet.mailbox.Traffic;
import dev.ricochet.reread.Portion;
import dev.ricochet.reread.Reread;
import dev.ricochet.reread.Rereads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One session in which something is read again: from where it was left, batch by batch. The cursors stay where they are. */
@ApplicationScoped
public class RereadRun {
    private static final int MOST_MAILS = 200;

    /** Beginnings that did not get on, after which mails are taken one by one, and after which the next is passed by. */
    private static final int TRIES_TOGETHER = 2;

    private static final int TRIES_ALONE = 4;

    private static final int MOST_LISTED = 2_000;
    private static final int MOST_OF_ONE_NAME = 20;

    private final Mailboxes mailboxes;
    private final BatchFetching fetching;
    private final RereadKeeping keeping;
    private final Rereads rereads;
    private final Stances stances;
    private final Sessions sessions;

    /** What a session is counted with. */
    record Sessions(Traffic traffic, IntakeMetrics metrics, Clock clock) {}

    RereadRun(
            Mailboxes mailboxes,
            BatchFetching fetching,
            RereadKeeping keeping,
            Rereads rereads,
            Stances stances,
            Traffic traffic,
            IntakeMetrics metrics,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.fetching = fetching;
        this.keeping = keeping;
        this.rereads = rereads;
        this.stances = stances;
        this.sessions = new Sessions(traffic, metrics, clock);
    }

    void read(Reread reread, Account account, Lease lease, BooleanSupplier mayGoOn) throws MailboxFailure {
        try (Mailbox mailbox = mailboxes.open(account.imap())) {
            ByteBudget budget = new ByteBudget(account, mailbox, sessions.traffic(), sessions.metrics());
            IntakeRun run = new IntakeRun(
                    lease.owner(),
                    new Patience(),
                    budget,
                    mayGoOn::getAsBoolean,
                    sessions.clock().instant());
            try {
                new Session(reread, account, lease, mailbox, run).read();
            } finally {
                budget.count();
            }
        }
    }

    private final class Session {
        private final Reread reread;
        private final Account account;
        private final Lease lease;
        private final Mailbox mailbox;
        private final IntakeRun run;
        private int oneByOne;
        private boolean passNext;
        private long found;

        Session(Reread reread, Account account, Lease lease, Mailbox mailbox, IntakeRun run) {
            this.reread = reread;
            this.account = account;
            this.lease = lease;
            this.mailbox = mailbox;
            this.run = run;
            this.oneByOne = reread.tries() >= TRIES_TOGETHER ? MOST_MAILS : 0;
            this.passNext = reread.tries() >= TRIES_ALONE;
            this.found = reread.progress().mails() + reread.progress().skipped();
        }

        void read() throws MailboxFailure {
            List<MailFolder> all = mailbox.folders();
            List<MailFolder> wanted = wanted(all);
            if (wanted.isEmpty()) {
                end(
                        Reread.State.FAILED,
                        "no such folder among those that are read: "
                                + all.stream().map(MailFolder::name).collect(Collectors.joining(", ")));
                return;
            }
            for (MailFolder folder : wanted) {
                if (!readFolder(folder)) {
                    return;
                }
            }
            if (found == 0 && !(reread.portion() instanceof Portion.Span)) {
                end(Reread.State.FAILED, "there is no such mail");
            } else {
                end(Reread.State.DONE, "");
            }
        }

        private void end(Reread.State state, String words) {
            boolean _ = rereads.end(reread.id(), state, words);
        }

        /** The folders that are left, the one in which it was left first. */
        private List<MailFolder> wanted(List<MailFolder> all) {
            Optional<String> only = switch (reread.portion()) {
                case Portion.AtPlace(String folder, long _) -> Optional.of(folder);
                case Portion.Named _ -> Optional.empty();
                case Portion.Span(var folder, var _, var _) -> folder;
            };
            List<MailFolder> wanted = all.stream()
                    .filter(folder -> only.isEmpty() || only.get().equals(folder.name()))
                    .toList();
            int left = reread.at()
                    .map(at -> wanted.stream().map(MailFolder::name).toList().indexOf(at.folder()))
                    .orElse(0);
            return wanted.subList(Math.max(left, 0), wanted.size());
        }

        /** Whether it came to the folder's end. */
        private boolean readFolder(MailFolder folder) throws MailboxFailure {
            FolderState state = mailbox.examine(folder);
            long last = beginning(folder, state);
            List<Listed> listed = listed(last);
            while (!listed.isEmpty()) {
                if (!run.goesOn()) {
                    return false;
                }
                last = takeBatch(folder, state, listed);
                long passed = last;
                List<Listed> left =
                        listed.stream().filter(mail -> mail.uid() > passed).toList();
                listed = left.isEmpty() ? listed(last) : left;
            }
            return true;
        }

        private long beginning(MailFolder folder, FolderState state) throws MailboxFailure {
            Optional<Reread.At> left = reread.at()
                    .filter(at -> at.folder().equals(folder.name()) && at.uidValidity() == state.uidValidity());
            if (left.isPresent()) {
                return left.get().uid();
            }
            Optional<Instant> from = reread.portion() instanceof Portion.Span span ? span.from() : Optional.empty();
            return from.isPresent() ? mailbox.lastBefore(from.get()) : 0;
        }

        /** What is wanted above a UID, and is not too much at once; nothing at the end. */
        private List<Listed> listed(long last) throws MailboxFailure {
            return switch (reread.portion()) {
                case Portion.AtPlace(String _, long uid) -> one(uid, last);
                case Portion.Named(var id) -> {
                    List<Listed> named = new ArrayList<>();
                    for (long uid : mailbox.named(id, MOST_OF_ONE_NAME)) {
                        named.addAll(one(uid, last));
                    }
                    yield named;
                }
                case Portion.Span(var _, var from, var before) -> within(last, from, before);
            };
        }

        private List<Listed> one(long uid, long last) throws MailboxFailure {
            return uid <= last
                    ? List.of()
                    : mailbox.above(uid - 1, 1).stream()
                            .filter(mail -> mail.uid() == uid)
                            .toList();
        }

        private List<Listed> within(long last, Optional<Instant> from, Optional<Instant> before) throws MailboxFailure {
            long above = last;
            while (true) {
                List<Listed> all = mailbox.above(above, MOST_LISTED);
                // whose time the server cannot say is read
                List<Listed> within = all.stream()
                        .filter(mail -> mail.receivedAt().equals(Instant.EPOCH)
                                || from.filter(mail.receivedAt()::isBefore).isEmpty()
                                        && before.filter(end ->
                                                        !mail.receivedAt().isBefore(end))
                                                .isEmpty())
                        .toList();
                if (!within.isEmpty() || all.isEmpty()) {
                    return within;
                }
                above = all.getLast().uid();
            }
        }

        /** Answers how far it is now. */
        private long takeBatch(MailFolder folder, FolderState state, List<Listed> listed) throws MailboxFailure {
            int most = passNext || oneByOne > 0 ? 1 : MOST_MAILS;
            List<Listed> batch = Batches.first(listed, most, BatchFetching.FRONT);
            oneByOne = Math.max(oneByOne - batch.size(), 0);
            long last = batch.getLast().uid();
            Reread.At at = new Reread.At(folder.name(), state.uidValidity(), last);
            int backlog = listed.size() - batch.size();
            if (passNext) {
                passNext = false;
                keeping.passBy(reread, lease, at, backlog);
            } else {
                Place place = new Place(
                        account,
                        stances.towards(account, mailbox),
                        folder,
                        new Cursor(account.id(), folder.name(), state.uidValidity(), last),
                        new Cursors.Under(lease.name(), lease.owner(), lease.fence()),
                        lease.owner());
                List<Taken> taken = fetching.fetch(place, mailbox, batch, run);
                keeping.keep(reread, account, lease, at, backlog, taken);
            }
            found += batch.size();
            return last;
        }
    }
}
