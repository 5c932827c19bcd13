/** A mail that somebody shows: what it would be taken for, and why. Nothing of it is kept. */
@NullMarked
package dev.ricochet.web.page.explain;

import org.jspecify.annotations.NullMarked;
