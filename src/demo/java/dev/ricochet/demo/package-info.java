/** The application with everything around it in one process: an inbox, some thirty mails, a receiver. Never packaged. */
@NullMarked
package dev.ricochet.demo;

import org.jspecify.annotations.NullMarked;
