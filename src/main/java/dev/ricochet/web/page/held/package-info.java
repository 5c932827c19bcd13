/** What is held, why, and what a person decides about it. */
@NullMarked
package dev.ricochet.web.page.held;

import org.jspecify.annotations.NullMarked;
