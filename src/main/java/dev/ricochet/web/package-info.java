/** The REST edge: what can be read and done over HTTP, in records of its own. Nothing imports it. */
@NullMarked
package dev.ricochet.web;

import org.jspecify.annotations.NullMarked;
