package dev.ricochet.outbox;

import java.util.List;
import java.util.Optional;

/**
 * What was found without looking for longer than a person waits.
 *
 * @param upTo where looking ended before the end of the list, and can go on; empty where enough was found, or all was seen
 */
public record Looked(List<Standing> found, Optional<Search.Mark> upTo) {}
