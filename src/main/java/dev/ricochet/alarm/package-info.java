/** Conditions that start and end, and who is told of them. */
@NullMarked
package dev.ricochet.alarm;

import org.jspecify.annotations.NullMarked;
