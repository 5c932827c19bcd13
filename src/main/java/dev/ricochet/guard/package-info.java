/** What must not be told yet, and why. */
@NullMarked
package dev.ricochet.guard;

import org.jspecify.annotations.NullMarked;
