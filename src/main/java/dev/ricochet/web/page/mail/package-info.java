/** A mail on a page, with the words marked that a verdict rests on. */
@NullMarked
package dev.ricochet.web.page.mail;

import org.jspecify.annotations.NullMarked;
