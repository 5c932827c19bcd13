/** Inboxes over IMAPS: what is new since a cursor, read without a trace. */
@NullMarked
package dev.ricochet.mailbox;

import org.jspecify.annotations.NullMarked;
