/** What fuzz targets share. A target stands in the package of what it calls and is named after it. */
@NullMarked
package dev.ricochet.fuzz;

import org.jspecify.annotations.NullMarked;
