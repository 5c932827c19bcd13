/** What was told, what was answered, and what could not be told. */
@NullMarked
package dev.ricochet.web.page.told;

import org.jspecify.annotations.NullMarked;
