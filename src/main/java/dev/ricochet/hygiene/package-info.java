/** What the owner of a list learns: whom not to mail any more, and which addresses were mistyped. Nothing is told by it. */
@NullMarked
package dev.ricochet.hygiene;

import org.jspecify.annotations.NullMarked;
