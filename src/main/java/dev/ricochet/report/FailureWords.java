package dev.ricochet.report;

/** Words with which servers say that a mail did not arrive, in the languages that reports come in. */
final class FailureWords {
    private static final WordList ALL = WordList.of("failure");

    private FailureWords() {}

    /** Whether one of them stands in a text of small letters. */
    static boolean standIn(String text) {
        return ALL.standsIn(text);
    }
}
