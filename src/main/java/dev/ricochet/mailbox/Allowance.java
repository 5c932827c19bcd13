package dev.ricochet.mailbox;

import java.time.Duration;

/**
 * What one answer of the server may cost us.
 *
 * @param bytes of the whole answer
 * @param literal the longest string of announced length
 * @param line the longest line, literals left out
 * @param time until its end
 */
record Allowance(long bytes, long literal, int line, Duration time) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A server slower than this is given up, or it could hold us for days with a byte now and then. */
    private static final long SLOWEST_BYTES_A_SECOND = 32 * 1024;

    private static final long SMALL_LITERAL = 64 * 1024;
    private static final int LINE = 256 * 1024;

    /** Four million characters are some 500,000 UIDs. */
    private static final int SEARCH_LINE = 4 * 1024 * 1024;

    /** A mail may be longer than its listing said; so may a whole batch, by this much. */
    private static final long BATCH_SLACK = 8 * 1024 * 1024;

    private static final long OTHER_ITEMS_OF_A_MAIL = 1024;

    /** Greeting, login, folders: everything but mails and lists of them. */
    static final Allowance TALK = new Allowance(4 * 1024 * 1024, SMALL_LITERAL, LINE, PATIENCE);

    static final Allowance SEARCH = new Allowance(2L * SEARCH_LINE, SMALL_LITERAL, SEARCH_LINE, PATIENCE);

    /** For so many lines about mails, of such a length. */
    static Allowance lines(long count, int length) {
        long bytes = count * length + LINE;
        return new Allowance(bytes, SMALL_LITERAL, LINE, timeFor(bytes));
    }

    /**
     * For a batch of mails.
     *
     * @param expected bytes in all, as listed
     * @param most of one mail; alone, a mail may come so long whatever its listing said
     */
    static Allowance mails(int count, long expected, long most) {
        long slack = count == 1 ? most : expected + BATCH_SLACK;
        long bytes = expected + slack + count * OTHER_ITEMS_OF_A_MAIL + LINE;
        return new Allowance(bytes, Math.max(most, SMALL_LITERAL), LINE, timeFor(Math.max(expected, SMALL_LITERAL)));
    }

    private static Duration timeFor(long bytes) {
        return PATIENCE.plusSeconds(bytes / SLOWEST_BYTES_A_SECOND);
    }
}
