/** What the program can see by looking: each lookout names the conditions that it speaks of. */
@NullMarked
package dev.ricochet.flow.lookout;

import org.jspecify.annotations.NullMarked;
