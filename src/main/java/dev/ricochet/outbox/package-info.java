/** Verdicts kept until the receiver has them. Delivers at least once; of one person nothing older follows what ended it. */
@NullMarked
package dev.ricochet.outbox;

import org.jspecify.annotations.NullMarked;
