package dev.ricochet.mailbox;

import java.time.Instant;

/** The bytes of a mail as the server gave them. */
public final class RawMessage {
    private final long uid;
    private final Instant receivedAt;
    private final byte[] bytes;
    private final boolean complete;

    public RawMessage(long uid, Instant receivedAt, byte[] bytes, boolean complete) {
        this.uid = uid;
        this.receivedAt = receivedAt;
        this.bytes = bytes;
        this.complete = complete;
    }

    public long uid() {
        return uid;
    }

    /** INTERNALDATE. */
    public Instant receivedAt() {
        return receivedAt;
    }

    /** Not copied: whoever reads does not write. */
    public byte[] bytes() {
        return bytes;
    }

    /** False where the mail is longer than what was asked for: its front is here. */
    public boolean complete() {
        return complete;
    }
}
