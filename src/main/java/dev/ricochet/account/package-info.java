/** Who sends, who reads, who is told: one sender account. */
@NullMarked
package dev.ricochet.account;

import org.jspecify.annotations.NullMarked;
