package dev.ricochet.mailbox;

/** What EXAMINE says of a folder: UIDVALIDITY, UIDNEXT and how many mails there are. */
public record FolderState(long uidValidity, long uidNext, int messages) {}
