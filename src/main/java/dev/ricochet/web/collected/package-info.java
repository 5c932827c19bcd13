/** What was collected without being told, for a person to see and decide about. */
@NullMarked
package dev.ricochet.web.collected;

import org.jspecify.annotations.NullMarked;
