package dev.ricochet.mailbox;

/**
 * A folder that is to be read.
 *
 * @param name as the server calls it
 * @param junk marked {@code \Junk} by the server (RFC 6154): hard bounces from here need proof
 */
public record MailFolder(String name, boolean junk) {}
