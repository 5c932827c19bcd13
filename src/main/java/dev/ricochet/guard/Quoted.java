package dev.ricochet.guard;

import com.google.re2j.Pattern;

/** Words of a receiver as an alarm may repeat them: nobody's address is in them. */
final class Quoted {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\"':;,]+@[^\\s<>()\"':;,]+");

    private Quoted() {}

    static String of(String words) {
        return "\u201c" + ADDRESS.matcher(words).replaceAll("…") + "\u201d";
    }
}
