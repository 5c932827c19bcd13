/** Signatures of domains under the headers of a mail (RFC 6376), as far as its headers alone can tell. */
@NullMarked
package dev.ricochet.origin.dkim;

import org.jspecify.annotations.NullMarked;
