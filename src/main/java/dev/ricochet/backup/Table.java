package dev.ricochet.backup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every table, in an order in which each stands behind those that it refers to, and whether it goes along. */
enum Table {
    ACCOUNT,
    ACCOUNT_SECRET,
    ACCOUNT_KEY,
    REFRESH_TOKEN_SUCCESSOR,
    API_TOKEN,
    AUDIT_ENTRY,
    ANSWERED_REQUEST,
    MAIL,
    EVENT_IDENTITY,
    EVENT,
    TARGET,
    TELLING,
    ATTEMPT,
    LAST_TOLD,
    UNDO,
    FORGOTTEN_COUNT,
    /** A new database makes one of its own, under which nobody who was forgotten would be known. */
    FORGOTTEN_KEY(Fate.REPLACED),
    FORGOTTEN_IDENTITY,
    BRAKE,
    DOUBTFUL_DOMAIN,
    /** Whose fences the cursors know: with fences that begin anew no cursor would ever be moved again. */
    LEASE,
    MAILBOX_CURSOR,
    MAILBOX_STATE,
    MAILBOX_TRAFFIC,
    MAILBOX_PASSED_OVER,
    FIRST_LOOK,
    SENT_COPY,
    SENT_VOLUME,
    CAMPAIGN_SEEN,
    SET_ASIDE,
    UNREAD_MAIL,
    REREAD,
    REREAD_EVENT,
    ALARM,
    ALARM_NOTICE,
    TEST_SEND,
    TEST_STEP,
    RESTORATION,
    /** Counted by the database itself as the events come. */
    BOUNCE_DAY(Fate.MADE_ANEW),
    /** Counted by the database itself as the events come. */
    BOUNCE_RECEIVER_DAY(Fate.MADE_ANEW),
    /** Who was let in there is to show the token again. */
    PAGE_SESSION(Fate.LEFT),
    /** What a process that has ended was about to read: it is read again. */
    MAILBOX_UNFINISHED(Fate.LEFT),
    /** Processes that have ended. */
    REPLICA(Fate.LEFT);

    /** What becomes of its rows. */
    private enum Fate {
        KEPT,
        REPLACED,
        MADE_ANEW,
        LEFT
    }

    private final Fate fate;

    Table() {
        this(Fate.KEPT);
    }

    Table(Fate fate) {
        this.fate = fate;
    }

    /** Those whose rows go along. */
    static List<Table> kept() {
        return Arrays.stream(values())
                .filter(table -> table.fate == Fate.KEPT || table.fate == Fate.REPLACED)
                .toList();
    }

    static Optional<Table> named(String name) {
        return Arrays.stream(values())
                .filter(table -> table.word().equals(name))
                .findFirst();
    }

    /** Whether a row that a new database brings along makes way. */
    boolean isReplaced() {
        return fate == Fate.REPLACED;
    }

    /** As the database calls it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
