/** Telling the receiver: one batch, one call, one answer. */
@NullMarked
package dev.ricochet.callback;

import org.jspecify.annotations.NullMarked;
