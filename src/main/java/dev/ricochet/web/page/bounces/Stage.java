package dev.ricochet.web.page.bounces;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the course of a bounce.
 *
 * @param at absent for what stands as it is now
 * @param words more about it, in words of ours
 * @param said what another system said then
 */
record Stage(@Nullable Instant at, String title, String words, String said, String tone, String sign) {}
