/** What is said when a request is not carried out (RFC 9457): in our words, without an echo of what was sent. */
@NullMarked
package dev.ricochet.web.problem;

import org.jspecify.annotations.NullMarked;
