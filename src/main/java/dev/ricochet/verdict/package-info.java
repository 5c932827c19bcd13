/** What a report means: hard or soft, why, and by which words. */
@NullMarked
package dev.ricochet.verdict;

import org.jspecify.annotations.NullMarked;
