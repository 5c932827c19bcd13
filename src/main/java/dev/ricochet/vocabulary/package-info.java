/** The words that every stage may use; imports nothing of ours. */
@NullMarked
package dev.ricochet.vocabulary;

import org.jspecify.annotations.NullMarked;
