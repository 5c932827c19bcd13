/** Verdicts kept until the receiver has them. Delivers at least once; nothing older follows what ended a subscription. */
@NullMarked
package dev.ricochet.outbox;

import org.jspecify.annotations.NullMarked;
