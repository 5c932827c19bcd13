/** Who did what, and when. */
@NullMarked
package dev.ricochet.web.audit;

import org.jspecify.annotations.NullMarked;
