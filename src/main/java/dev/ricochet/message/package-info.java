/** Bytes to a tree of parts: bounded in size, depth and count, and never an exception. */
@NullMarked
package dev.ricochet.message;

import org.jspecify.annotations.NullMarked;
