/** Bytes to a reading, its origin and its verdicts: pure, one door for the flow, the web and the command. */
@NullMarked
package dev.ricochet.understanding;

import org.jspecify.annotations.NullMarked;
