package dev.ricochet.outbox;

import java.util.List;

/** Kept until told. */
public interface Outbox {

    /** An event on its way in, and why it has to wait for a person, if it has to. */
    record Entry(Event event, java.util.Optional<HoldCause> hold) {}

    /** How many events were new, and how many were known before. */
    record Added(int fresh, int known) {}

    /**
     * Keeps mails and events in the caller's transaction. What is known already is left as it is, so that the same mail
     * read twice is one event.
     */
    Added add(List<KeptMail> mails, List<Entry> entries);
}
