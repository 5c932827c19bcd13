/** Named leases: owner, expiry, fencing number, by the clock of the database. */
@NullMarked
package dev.ricochet.lease;

import org.jspecify.annotations.NullMarked;
