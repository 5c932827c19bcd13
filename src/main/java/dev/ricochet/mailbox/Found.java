package dev.ricochet.mailbox;

import java.util.List;

/**
 * What a search named, in ascending order.
 *
 * @param upTo everything up to and including this UID was searched
 */
public record Found(List<Listed> mails, long upTo) {}
