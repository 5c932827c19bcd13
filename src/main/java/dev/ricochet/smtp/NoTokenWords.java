package dev.ricochet.smtp;

import dev.ricochet.oauth.NoToken;

/** That there was no access token to log in with, as advice is given about it. */
public final class NoTokenWords {
    private NoTokenWords() {}

    public static String of(NoToken e) {
        return "no access token, %s: %s".formatted(e.cause(), e.getMessage());
    }
}
