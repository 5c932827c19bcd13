/** What {@code explain} answers: for a person, for a program, for a spreadsheet, mail by mail or summed up. */
@NullMarked
package dev.ricochet.command.answer;

import org.jspecify.annotations.NullMarked;
