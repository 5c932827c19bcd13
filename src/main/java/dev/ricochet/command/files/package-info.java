/** Mails as people keep them: files, directories, Maildirs, mbox files, standard input. */
@NullMarked
package dev.ricochet.command.files;

import org.jspecify.annotations.NullMarked;
