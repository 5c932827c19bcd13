package dev.ricochet.vocabulary;

/** How final a failure is. In the campaign system a hard bounce unsubscribes a person; a soft one is only counted. */
public enum Hardness {
    HARD,
    SOFT
}
