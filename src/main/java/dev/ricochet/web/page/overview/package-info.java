/** The first page: is everything well, and if not, what to do. */
@NullMarked
package dev.ricochet.web.page.overview;

import org.jspecify.annotations.NullMarked;
