package dev.ricochet.mailbox;

import dev.ricochet.vocabulary.CampaignMarks;
import dev.ricochet.vocabulary.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An open session with one inbox. Reading leaves no trace: folders are examined, mails are peeked at. Belongs to one
 * thread. Every method returns in bounded time or throws a {@link MailboxFailure}; after one, only {@link #close()} is
 * left.
 */
public interface Mailbox extends AutoCloseable {

    /**
     * The folders that the account's settings name; else the one marked {@code \Junk}, and before it INBOX, or with Gmail
     * the one marked {@code \All}, since its filters archive reports.
     */
    List<MailFolder> folders() throws MailboxFailure;

    /**
     * Where new mail is put at first: the folders that the account's settings name, else INBOX and the one marked
     * {@code \Junk}. Copies of what was sent lie in none of them.
     */
    List<MailFolder> arrivals() throws MailboxFailure;

    /** The folder marked {@code \Sent}, where the server keeps copies of what the account sends; never one of the above. */
    Optional<MailFolder> sent() throws MailboxFailure;

    /** Which special uses the server shows (RFC 6154), in small letters: {@code \\sent}. */
    Set<String> marks() throws MailboxFailure;

    /** Makes a folder the one that the next calls are about. */
    FolderState examine(MailFolder folder) throws MailboxFailure;

    /** Mails above a UID in ascending order, at most so many. */
    List<Listed> above(long uid, int atMost) throws MailboxFailure;

    /** Whether the server can be asked for mails that look like reports: Gmail's {@code X-GM-EXT-1}. */
    boolean searches();

    /**
     * Mails above a UID that the server names when it is asked so, at most so many. Whatever it does not name may be a
     * report all the same. Empty when it does not want to search now.
     */
    Optional<Found> found(long uid, int atMost) throws MailboxFailure;

    /** The headers of mails, by UID, without long fields that say nothing; one that did not come is left out. */
    Map<Long, byte[]> headers(List<Listed> mails) throws MailboxFailure;

    /**
     * The highest UID below which everything was received before a time (INTERNALDATE), so that reading above it misses
     * nothing that is younger; 0 when all may be younger.
     */
    long lastBefore(Instant time) throws MailboxFailure;

    /** The UIDs of mails with this identifier in the folder that is open, at most so many. */
    List<Long> named(MessageId id, int atMost) throws MailboxFailure;

    /**
     * The mails asked for, in their order, one answer each. A mail longer than {@code most} bytes comes with its front
     * only.
     *
     * <p>A mail that the server cannot give costs no other: those that did not come are asked for again in halves, and
     * one that does not come alone is {@link Fetched.Gone} or {@link Fetched.Unfetchable}. A mail that ends the session
     * cannot be told from here, and what had come of its batch is dropped: whoever fetches keeps the batch, opens another
     * session, and fetches its halves one after the other; within nine sessions a batch of 500 has shrunk to the one that
     * does it, and that one is set aside after another try.
     */
    List<Fetched> fetch(List<Listed> mails, long most) throws MailboxFailure;

    /**
     * Identifier and recipients of the copies above a UID in ascending order, at most so many; of the folder that
     * {@link #sent()} gave, once examined.
     *
     * @param marks of campaign mail
     */
    List<SentHeader> sentAbove(long uid, int atMost, CampaignMarks marks) throws MailboxFailure;

    /** Whether the server says by itself when mail comes (IDLE, RFC 2177). */
    boolean tells();

    /**
     * Waits until a mail comes into the folder that was examined last, or so long at most. A server from which nothing is
     * heard after that has hung, and fails as any other.
     *
     * @return whether one came since the folder was examined
     */
    boolean awaitMail(Duration atMost) throws MailboxFailure;

    /** Ends the waiting for mail, now and for good; may be called by any thread. */
    void wake();

    /** Bytes received from the server since the session began. */
    long bytesReceived();

    @Override
    void close();
}
