package dev.ricochet.web.page.unread;

import java.time.Instant;
import java.util.UUID;

/**
 * One of a list of mails that were not understood.
 *
 * @param account the inbox that it came to
 */
record UnreadLine(UUID id, String why, String account, String folder, Instant at) {}
