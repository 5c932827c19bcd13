/** Verdicts kept until the receiver has them: told at least once, and nothing after what made it stale. */
@NullMarked
package dev.ricochet.outbox;

import org.jspecify.annotations.NullMarked;
