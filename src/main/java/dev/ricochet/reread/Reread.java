package dev.ricochet.reread;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An order to read something again, and how far that is.
 *
 * @param at where it goes on
 * @param tries beginnings since it last got on
 * @param words why it does not get on, or did not
 */
public record Reread(
        UUID id,
        UUID account,
        Portion portion,
        State state,
        Optional<At> at,
        int tries,
        Progress progress,
        Optional<String> words,
        Instant created,
        Optional<Instant> ended) {

    public enum State {
        /** Under way, or about to be. */
        OPEN,
        DONE,
        /** By a person, or because the account is no more. */
        STOPPED,
        /** What was named is not there. */
        FAILED
    }

    /** The last mail that was read, in the numbering of its folder. */
    public record At(String folder, long uidValidity, long uid) {}

    /**
     * What came of it so far.
     *
     * @param mails that were read
     * @param skipped mails that could not be read
     * @param fresh events that were not known
     * @param known events that were, and are as they were
     * @param different of these, how many would be judged differently today
     * @param backlog mails that are still to be read, as far as is known
     */
    public record Progress(long mails, long skipped, long fresh, long known, long different, long backlog) {}
}
