/** Mail that is read once more because somebody asked for it: what, how far, and what is judged differently today. */
@NullMarked
package dev.ricochet.reread;

import org.jspecify.annotations.NullMarked;
