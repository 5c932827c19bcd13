/** Who may do what: tokens and their scopes, failed attempts, and the trail of what was done. */
@NullMarked
package dev.ricochet.access;

import org.jspecify.annotations.NullMarked;
