package dev.ricochet.outbox;

import java.util.UUID;

/** An event and who is told of it. */
record TellingKey(UUID event, UUID target) {}
