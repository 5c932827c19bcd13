/** What is wrong, and what was. */
@NullMarked
package dev.ricochet.web.alarms;

import org.jspecify.annotations.NullMarked;
