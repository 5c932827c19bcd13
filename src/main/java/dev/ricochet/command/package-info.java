/** What can be done from a shell: explain mails, and decide about events that wait for a person. */
@NullMarked
package dev.ricochet.command;

import org.jspecify.annotations.NullMarked;
