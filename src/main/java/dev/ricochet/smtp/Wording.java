package dev.ricochet.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What others say, made fit to be kept and shown: one bounded, visible line without the secrets of the session. */
final class Wording {
    static final int LONGEST = 500;

    private static final String DOTS = "…";

    // controls, line ends, and marks that only change how the text around them is shown
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");

    private final List<String> secrets = new ArrayList<>();

    /** Hides this from now on, also as SASL writes it. */
    void hide(String secret) {
        if (!secret.isEmpty()) {
            secrets.add(secret);
            secrets.add(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
            // a longer one may hold a shorter one
            secrets.sort(Comparator.comparingInt(String::length).reversed());
        }
    }

    String of(String text) {
        String line = INVISIBLE.matcher(text).replaceAll(" ").strip();
        for (String secret : secrets) {
            line = line.replace(secret, DOTS);
        }
        return line.length() <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST) - 1)) + DOTS;
    }
}
