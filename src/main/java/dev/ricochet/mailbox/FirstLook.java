package dev.ricochet.mailbox;

import java.time.Instant;

/**
 * The first look into an inbox.
 *
 * @param began by the clock of the database; what had arrived before is old
 */
public record FirstLook(Instant began, Stage stage) {

    /** What became of the bounces that lay there. */
    public enum Stage {
        /** They are collected: not all of the inbox was read yet. */
        READING,
        /** They wait for a person. */
        WAITING,
        /** It was decided about them. */
        OVER
    }

    /** Whether old bounces that are still found belong to what is collected. */
    public boolean collects() {
        return stage != Stage.OVER;
    }
}
