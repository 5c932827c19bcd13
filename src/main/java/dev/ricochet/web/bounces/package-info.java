/** What bounced, why, how the telling of it stands, and what a person decides about it. */
@NullMarked
package dev.ricochet.web.bounces;

import org.jspecify.annotations.NullMarked;
