package dev.ricochet.backup;

/** Why nothing was copied, in a sentence for the operator. */
public final class BackupRefused extends Exception {
    private static final long serialVersionUID = 1L;

    BackupRefused(String sentence) {
        super(sentence);
    }

    BackupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
