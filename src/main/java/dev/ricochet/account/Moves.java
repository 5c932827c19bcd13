package dev.ricochet.account;

import java.util.Optional;

/** What a change to an account may not do. */
final class Moves {
    private Moves() {}

    static Optional<String> objectionTo(Account before, Replacement replacement) {
        Account after = replacement.account();
        if (!after.id().equals(before.id())) {
            return Optional.of("IMAP host and user name are the identity of an account, on which every event rests:"
                    + " another inbox is another account, to be created beside this one.");
        }
        for (SecretField field : SecretField.values()) {
            // whoever may change an account may not thereby have its password sent to himself
            if (isElsewhere(before, after, field) && !replacement.secrets().containsKey(field)) {
                return Optional.of(
                        "the %s server is another: its password has to be given again.".formatted(field.name()));
            }
        }
        return Optional.empty();
    }

    /** Whether a secret would from now on go to another server than the one it was given for. */
    static boolean isElsewhere(Account before, Account after, SecretField field) {
        return switch (field) {
            case IMAP ->
                !before.imap().host().equalsIgnoreCase(after.imap().host())
                        || before.imap().port() != after.imap().port();
            case SMTP ->
                !before.smtp().host().equalsIgnoreCase(after.smtp().host())
                        || before.smtp().port() != after.smtp().port();
            // the one is sent to nobody, the other to CleverTap alone
            case CALLBACK, SIGNING, PASSCODE -> false;
        };
    }
}
