/** What a server would believe of a mail and do about it: told to whoever asks, for the shell and over REST alike. */
@NullMarked
package dev.ricochet.belief;

import org.jspecify.annotations.NullMarked;
