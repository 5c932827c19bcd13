/** How fast and how frugal the reader is, measured beside a bare pass over the same bytes. */
@NullMarked
package dev.ricochet.bench;

import org.jspecify.annotations.NullMarked;
