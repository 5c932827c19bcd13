/** What a mail would be taken for, and what would be done about it. */
@NullMarked
package dev.ricochet.web.explain;

import org.jspecify.annotations.NullMarked;
