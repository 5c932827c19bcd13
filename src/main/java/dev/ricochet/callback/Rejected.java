package dev.ricochet.callback;

import java.util.Optional;

/**
 * An event that a receiver named as not taken.
 *
 * @param address whom it is about, as the receiver wrote it
 * @param index its place in the body, counted from 0 or from 1: nobody says which
 */
public record Rejected(Optional<String> address, Optional<Integer> index, String words) {}
