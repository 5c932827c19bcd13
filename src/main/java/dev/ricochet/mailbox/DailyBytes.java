package dev.ricochet.mailbox;

/**
 * How much of a mailbox may be downloaded in any 24 hours: freely at first, slowly from 70 % of the cap on, and nothing from
 * 90 % on, so that what others download of it finds room below the provider's own limit. Pure arithmetic.
 *
 * @param cap bytes
 */
public record DailyBytes(long cap) {
    private static final int SLOW_PERCENT = 70;
    private static final int FULL_PERCENT = 90;

    /** A slow look takes this part of what is left, so that hours pass before it is gone. */
    private static final int LOOKS = 60;

    /** Whether reading is slowed down. */
    public boolean isSlow(long spent) {
        return spent >= cap / 100 * SLOW_PERCENT;
    }

    /** Whether nothing more is read. */
    public boolean isSpent(long spent) {
        return left(spent) == 0;
    }

    /** Bytes that may still be downloaded. */
    public long left(long spent) {
        return Math.max(cap / 100 * FULL_PERCENT - spent, 0);
    }

    /** Bytes for one look. */
    public long ration(long spent) {
        return isSlow(spent) ? left(spent) / LOOKS : left(spent);
    }
}
