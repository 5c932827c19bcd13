/** The page that CleverTap's senders host for whoever wants to leave. Nothing of a person is kept or logged here. */
@NullMarked
package dev.ricochet.web.unsubscribe;

import org.jspecify.annotations.NullMarked;
