package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Kept until told. Every time in it is the database's. */
public interface Outbox {

    /**
     * An event on its way in.
     *
     * @param hold why it has to wait, if it has to
     * @param proven whether its report is proven to be genuine
     * @param softened why it is told as soft, where it is told milder than it is
     */
    record Entry(Event event, Optional<HoldCause> hold, boolean proven, Optional<String> softened) {
        /** Of whose report nothing is known, told as it is. */
        public Entry(Event event, Optional<HoldCause> hold) {
            this(event, hold, false, Optional.empty());
        }

        /** The same, held for a cause. */
        public Entry heldFor(Optional<HoldCause> cause) {
            return new Entry(event, cause, proven, softened);
        }
    }

    /** How many events were new, and how many were known before. */
    record Added(int fresh, int known) {}

    /**
     * Keeps mails and events in the caller's transaction. What is known already is left as it is, so that the same mail
     * read twice is one event. A second report about the same original and recipient is kept as superseded, unless it
     * raises soft to hard.
     */
    Added add(List<KeptMail> mails, List<Entry> entries);

    /** The targets of which something is due, however few and whether they rest or not. */
    Set<UUID> due();

    /**
     * A batch to be posted, marked as being sent before this returns; nothing while the target rests, while too little is
     * due, or while another sender tries whether the target is back. A refused batch comes back in halves, each alone; a
     * target that has rested is tried with one event. What adds nothing to what was told of a person is superseded.
     */
    Optional<Batch> claim(Claim claim);

    /**
     * Writes down what became of each event of a batch, of its target and of the call, and returns of how many events: fewer
     * than there are when the lease has been lost. An answer that comes late is taken as long as its events are unknown.
     */
    int settle(Batch batch, Settled settled);

    /** Remembers that a target took a whole batch in a format. */
    void took(UUID target, String format);

    /**
     * Looks after what nobody settled: what was being sent when its lease ended becomes unknown, and what is unknown is
     * made due again or held. Returns how many became unknown.
     */
    int sweep(UnknownAnswer policy);

    OutboxFigures figures();

    /** How many events of each target are in each state that somebody may still want to act on. */
    Map<UUID, Map<State, Long>> openByTarget();

    /** What waits for a person, by account. */
    List<Pile> piles();

    /** Of how many people something is still to be told to an account's receiver, or held. */
    long peopleOpen(UUID account);

    /** How many mails of a kind an account got of late; counted up to a thousand. */
    long mailsOf(UUID account, String kind, Duration ofLate);

    /** The oldest tellings in one state. */
    List<Standing> list(State state, int atMost);

    /** The latest tellings whose answer never came at least once, however they ended. */
    List<Standing> everUnknown(int atMost);

    /**
     * Makes events that were held, refused or given up due again as if they were new; one whose like has been told
     * meanwhile is superseded. Returns how many are due.
     */
    int release(Selection selection);

    /**
     * Releases unproven hard bounces of people of whom a proven one was just added, in the caller's transaction, and arrived a
     * day later or more: whoever forged the first would have had to wait for it. Returns how many are due.
     */
    int confirm(List<Event> proven);

    /** Decides that events are never told. Returns how many. */
    int discard(Selection selection);

    /**
     * Gives a target up: nothing of it that is not final is ever told, not even what is on its way, whose answer then is not
     * written down. Returns how many.
     */
    int abandon(UUID target);

    /** Holds what is due to a target that is not told for now, however it became due. Returns how many. */
    int shade(UUID target);

    /** How many events a selection holds, and of how many people. */
    Chosen count(Selection selection);

    /** The latest kept that somebody looks for, after a mark. */
    List<Standing> search(Search search, Optional<Search.Mark> after, int atMost);

    /** The same, for somebody who waits: where that would take long, it ends before all was looked at, and says where. */
    Looked look(Search search, Optional<Search.Mark> after, int atMost);

    /** The latest kept that somebody looks for, down to a mark. */
    List<Standing> searchNewer(Search search, Search.Mark than, int atMost);

    /** How the telling of one event stands, to each target. */
    List<Standing> standings(UUID event);

    /** All that these mails said. */
    List<Event> ofMails(Set<UUID> mails);

    /** How many of these events were told, and of how many people. */
    Chosen countTold(Set<UUID> events);

    /** Tells once more those of these events that were told, hard ones in doses. */
    Released retell(Set<UUID> events, int maxHardAnHour);

    /** The mail that said it. */
    Optional<KeptMail> mail(UUID id);

    /**
     * Deletes some of what was settled longer ago than this, and what belonged to it alone. Returns how many rows: nothing is
     * left when there were none.
     */
    int retire(Duration keep, int atMost);

    /** Forgets a person within these accounts; empty means in all. */
    Forgotten forget(EmailAddress person, Optional<Set<UUID>> accounts);

    /** How it stands with a target; empty where nothing was ever kept for it. */
    Optional<Receiver> receiver(UUID target);

    /** Forgets what is known against a target: all that waits is due now, and nothing rests. */
    void resume(UUID target);

    /** The latest calls, after a mark; to these targets, or to all. */
    List<Attempt> attempts(Optional<Set<UUID>> targets, Optional<Attempt.Mark> after, int atMost);

    /** The calls that carried an event, the latest first. */
    List<Attempt> attempts(UUID event);

    /** The call that posted a batch. */
    Optional<Attempt> attempt(UUID batch);

    /** How the telling of the events stands that a call carried. */
    List<Standing> standings(Attempt attempt);

    /** How far the event of each target has come that is nearest to being given up: the time that it was tried for. */
    Map<UUID, Duration> longestTried();
}
