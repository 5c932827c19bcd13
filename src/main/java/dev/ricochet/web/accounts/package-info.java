/** Sender accounts over REST. */
@NullMarked
package dev.ricochet.web.accounts;

import org.jspecify.annotations.NullMarked;
