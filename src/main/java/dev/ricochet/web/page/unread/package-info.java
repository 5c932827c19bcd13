/** Mails that look like a bounce and were not understood: a person says what they are. */
@NullMarked
package dev.ricochet.web.page.unread;

import org.jspecify.annotations.NullMarked;
