/** All that is kept, in one file or in another database; and what that means for whom was told meanwhile. */
@NullMarked
package dev.ricochet.backup;

import org.jspecify.annotations.NullMarked;
