/** The edge for operators: is it alive, is it ready, and how does each journey fare. */
@NullMarked
package dev.ricochet.health;

import org.jspecify.annotations.NullMarked;
