package dev.ricochet.mailbox;

import dev.ricochet.account.ImapSettings;
import dev.ricochet.mailbox.MailboxFailure.Cause;
import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** A mailbox over IMAPS: examined, peeked at, asked by UID alone. */
final class ImapMailbox implements Mailbox {
    private final ImapSession session;
    private final ImapSettings settings;
    private @Nullable Folders folders;
    private @Nullable Listing open;
    private int messages;

    /** @param session logged in */
    ImapMailbox(ImapSession session, ImapSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    @Override
    public List<MailFolder> folders() throws MailboxFailure {
        return known().toRead(settings.folders(), searches());
    }

    @Override
    public List<MailFolder> arrivals() throws MailboxFailure {
        return known().toRead(settings.folders(), false);
    }

    @Override
    public Optional<MailFolder> sent() throws MailboxFailure {
        return known().sent();
    }

    @Override
    public Set<String> marks() throws MailboxFailure {
        return known().marks();
    }

    @Override
    public FolderState examine(MailFolder folder) throws MailboxFailure {
        MailboxInfo info = session.examine(folder.name());
        if (info.uidvalidity < 0) {
            throw new MailboxFailure(Cause.NONSENSE, "a folder without UIDVALIDITY");
        }
        long uidNext = info.uidnext > 0 ? info.uidnext : highest() + 1;
        open = new Listing(session, uidNext);
        messages = Math.max(info.total, 0);
        return new FolderState(info.uidvalidity, uidNext, messages);
    }

    @Override
    public List<Listed> above(long uid, int atMost) throws MailboxFailure {
        return listing().above(uid, atMost);
    }

    @Override
    public boolean searches() {
        return session.can(GmailSearch.CAPABILITY);
    }

    @Override
    public Optional<Found> found(long uid, int atMost) throws MailboxFailure {
        return listing().found(uid, GmailSearch.KEYS, atMost);
    }

    @Override
    public Map<Long, byte[]> headers(List<Listed> mails) throws MailboxFailure {
        return new HeaderFetching(session).of(mails.stream().map(Listed::uid).toList());
    }

    @Override
    public long lastBefore(Instant time) throws MailboxFailure {
        return listing().lastBefore(time);
    }

    @Override
    public List<Long> named(MessageId id, int atMost) throws MailboxFailure {
        return listing().named(id, atMost);
    }

    @Override
    public List<Fetched> fetch(List<Listed> mails, long most) throws MailboxFailure {
        return mails.isEmpty() ? List.of() : new Fetching(session, most).all(mails);
    }

    @Override
    public List<SentHeader> sentAbove(long uid, int atMost, CampaignMarks marks) throws MailboxFailure {
        return new SentEnvelopes(session, marks).of(listing().above(uid, atMost));
    }

    @Override
    public boolean tells() {
        return session.can("IDLE");
    }

    @Override
    public boolean awaitMail(Duration atMost) throws MailboxFailure {
        return session.idle(atMost, this::isArrival);
    }

    @Override
    public void wake() {
        session.wake();
    }

    @Override
    public long bytesReceived() {
        return session.bytesReceived();
    }

    @Override
    public void close() {
        session.close();
    }

    // what a person deletes makes room for an arrival that shows the same number
    private boolean isArrival(IMAPResponse response) {
        if (response.keyEquals("EXPUNGE")) {
            messages--;
        } else if (response.keyEquals("EXISTS")) {
            int before = messages;
            messages = response.getNumber();
            return messages > before;
        }
        return false;
    }

    private Folders known() throws MailboxFailure {
        Folders all = folders == null ? Folders.in(session) : folders;
        folders = all;
        return all;
    }

    private Listing listing() {
        if (open == null) {
            throw new IllegalStateException("no folder is open");
        }
        return open;
    }

    // for a server that leaves UIDNEXT out
    private long highest() throws MailboxFailure {
        long[] highest = {0};
        ImapSession.Ending _ = session.ask(Allowance.TALK, "UID FETCH * (UID)", response -> {
            if (response instanceof FetchResponse fetch && fetch.getItem(UID.class) != null) {
                highest[0] = Math.max(highest[0], fetch.getItem(UID.class).uid);
            }
        });
        return highest[0];
    }
}
