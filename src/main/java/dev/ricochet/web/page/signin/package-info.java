/** Signing in and out. */
@NullMarked
package dev.ricochet.web.page.signin;

import org.jspecify.annotations.NullMarked;
