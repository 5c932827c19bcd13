/** Access tokens for mail servers, which renew themselves and are kept in memory alone. */
@NullMarked
package dev.ricochet.oauth;

import org.jspecify.annotations.NullMarked;
