/** Verdicts kept until the receiver has them. Delivers at least once; order is not promised. */
@NullMarked
package dev.ricochet.outbox;

import org.jspecify.annotations.NullMarked;
