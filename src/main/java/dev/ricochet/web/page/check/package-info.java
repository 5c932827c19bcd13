/** A list of addresses looked through: nothing is sent, and nothing is kept of it. */
@NullMarked
package dev.ricochet.web.page.check;

import org.jspecify.annotations.NullMarked;
