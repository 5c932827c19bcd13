package dev.ricochet.web.page.signin;

import java.util.regex.Pattern;

/** Where somebody wanted to go before the sign-in: a page of ours, whatever the address says. */
final class Back {
    /** A path and its query, of which no browser makes another host. */
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[A-Za-z0-9/_.~%?=&+,:@!*;-]{0,2000}");

    private Back() {}

    static String of(String wanted) {
        return OURS.matcher(wanted).matches() && !wanted.startsWith("/sign-") ? wanted : "/";
    }
}
