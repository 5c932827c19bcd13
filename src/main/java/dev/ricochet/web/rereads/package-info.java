/** Has mail read again over REST, and shows what came of it. */
@NullMarked
package dev.ricochet.web.rereads;

import org.jspecify.annotations.NullMarked;
