/** The embedded PostgreSQL: start, adopt, lock, stop. */
@NullMarked
package dev.ricochet.database;

import org.jspecify.annotations.NullMarked;
