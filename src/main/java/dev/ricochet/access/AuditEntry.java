package dev.ricochet.access;

import java.time.Instant;

/** A line of the audit trail. */
public record AuditEntry(long id, Instant at, String who, Deed deed) {}
