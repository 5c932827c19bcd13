/** What can be done from a shell: explain, rules, events. */
@NullMarked
package dev.ricochet.command;

import org.jspecify.annotations.NullMarked;
