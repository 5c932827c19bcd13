/** The wordings of servers that ignore the standard, one file each; at most one of them answers for a mail. */
@NullMarked
package dev.ricochet.report.dialect;

import org.jspecify.annotations.NullMarked;
