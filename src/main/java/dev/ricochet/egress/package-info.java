/** Whom we may connect to, and how: the policy, the bounded resolver, one trust, guarded sockets. */
@NullMarked
package dev.ricochet.egress;

import org.jspecify.annotations.NullMarked;
