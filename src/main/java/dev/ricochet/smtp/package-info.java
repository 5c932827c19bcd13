/** One SMTP session step by step, test sends, and what a refusal means. */
@NullMarked
package dev.ricochet.smtp;

import org.jspecify.annotations.NullMarked;
