/** What a mail says about a delivery: the standard first, then the dialects of servers that ignore it. */
@NullMarked
package dev.ricochet.report;

import org.jspecify.annotations.NullMarked;
