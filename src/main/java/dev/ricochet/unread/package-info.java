/** What was not understood, or could not be fetched: bounded, kept for a person to look at. */
@NullMarked
package dev.ricochet.unread;

import org.jspecify.annotations.NullMarked;
