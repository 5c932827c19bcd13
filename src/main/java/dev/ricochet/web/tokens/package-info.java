/** API tokens over REST, for administrators. */
@NullMarked
package dev.ricochet.web.tokens;

import org.jspecify.annotations.NullMarked;
