package dev.ricochet.outbox;

import java.time.Duration;
import java.util.UUID;

/**
 * What a sender asks for.
 *
 * @param callback where it would post to, by what the address is known by: a new address begins with a clean record
 * @param form what it would post
 * @param size at most so many events; so many are posted at once
 * @param age fewer are posted once the oldest has been due for so long
 * @param owner who asks, for a person who looks at the table
 * @param lease how long the batch is the sender's alone
 */
public record Claim(UUID target, UUID callback, Form form, int size, Duration age, String owner, Duration lease) {

    /**
     * A format, as far as it matters for what is posted together.
     *
     * @param metaApart whether what carries something to be given back is posted apart from what does not
     * @param canary where it is, at most so many of it are posted until the target has taken some in this format
     */
    public record Form(String name, boolean metaApart, int canary) {
        /** One that takes every event. */
        public static final Form ANY = new Form("any", false, Integer.MAX_VALUE);
    }

    /** Of whatever is due. */
    public Claim(UUID target, UUID callback, int size, Duration age, String owner, Duration lease) {
        this(target, callback, Form.ANY, size, age, owner, lease);
    }
}
