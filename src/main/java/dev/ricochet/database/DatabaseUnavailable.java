package dev.ricochet.database;

/** Why there is no database, in a sentence for the operator. */
public final class DatabaseUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    DatabaseUnavailable(String sentence) {
        super(sentence);
    }

    DatabaseUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
