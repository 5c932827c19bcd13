/** Accounts on pages: set up, tried step by step, paused and ended. */
@NullMarked
package dev.ricochet.web.page.accounts;

import org.jspecify.annotations.NullMarked;
