/** Whom we connect to, and how: one TLS context, guarded sockets. */
@NullMarked
package dev.ricochet.egress;

import org.jspecify.annotations.NullMarked;
