package dev.ricochet.outbox;

/** What of the collected is decided about together. */
public enum CollectedClass {
    /** Would be told as hard bounces. */
    HARD,
    /** Would be told as soft bounces, or as what is none. */
    SOFT,
    /** Hard bounces that nothing proves; they stay held as such unless somebody approves of them by name. */
    DOUBTFUL
}
