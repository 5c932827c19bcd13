/** Whether a report can be believed: a pure value, made of what is handed in. */
@NullMarked
package dev.ricochet.origin;

import org.jspecify.annotations.NullMarked;
