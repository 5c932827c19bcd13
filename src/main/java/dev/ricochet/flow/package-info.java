/** The journeys: from the mailbox to the outbox, and from the outbox to the callback. The only package that runs by itself. */
@NullMarked
package dev.ricochet.flow;

import org.jspecify.annotations.NullMarked;
