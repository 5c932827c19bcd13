/** Who bounced, and for each of them why: what was read, what it rests on, and what became of it. */
@NullMarked
package dev.ricochet.web.page.bounces;

import org.jspecify.annotations.NullMarked;
