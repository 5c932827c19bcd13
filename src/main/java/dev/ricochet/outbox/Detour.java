package dev.ricochet.outbox;

import dev.ricochet.vocabulary.EmailAddress;

/**
 * Two addresses of one bounce: the report names one as mailed and another as failed, since the mail was sent on.
 *
 * @param mailed as {@code Original-Recipient} or the returned mail names it
 * @param failed as {@code Final-Recipient} or the server's words name it
 */
public record Detour(EmailAddress mailed, EmailAddress failed) {}
