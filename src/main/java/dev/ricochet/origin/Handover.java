package dev.ricochet.origin;

import dev.ricochet.message.Headers;
import java.util.Optional;

/**
 * Where a mail came in from outside: the topmost {@code Received} that says from whom, and what stands directly under
 * it. All that is below was there before, so it is the sender's own words.
 *
 * @param by the server that took it, in its own words
 * @param unanswerable whether it wrote {@code Return-Path: <>} above, as for every report (RFC 3464, 2); a person's mail
 *     has an address there
 * @param results what it found out then
 */
record Handover(String by, boolean unanswerable, AuthenticationResults results) {
    /** Fields that are looked through. */
    private static final int MOST_FIELDS = 50;

    static Optional<Handover> in(Headers headers) {
        boolean unanswerable = false;
        int most = Math.min(headers.size(), MOST_FIELDS);
        for (int i = 0; i < most; i++) {
            if (headers.isNamed(i, "Received")) {
                String hop = AuthenticationResults.bare(headers.value(i)).orElse("");
                if (!hop.startsWith("by ")) {
                    return Optional.of(new Handover(by(hop), unanswerable, under(headers, i + 1)));
                }
            } else if (headers.isNamed(i, "Return-Path")) {
                unanswerable = headers.value(i).equals("<>");
            } else if (!headers.isNamed(i, "Delivered-To") && !isOfATrace(headers.name(i))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    // Delivered-To:, Received: by 2002:… with SMTP id …, X-Received:, ARC-Seal:, ARC-Message-Signature:,
    // ARC-Authentication-Results:, Return-Path: <>, Received: from mail-sor-f69.google.com (…) by mx.google.com …
    private static boolean isOfATrace(String name) {
        return name.regionMatches(true, 0, "x-", 0, 2) || name.regionMatches(true, 0, "arc-", 0, 4);
    }

    private static AuthenticationResults under(Headers headers, int from) {
        int at = from;
        while (at < headers.size() && headers.isNamed(at, "Received-SPF")) {
            at++;
        }
        return at < headers.size() && headers.isNamed(at, "Authentication-Results")
                ? AuthenticationResults.parse(headers.value(at))
                : AuthenticationResults.NONE;
    }

    private static String by(String hop) {
        int by = hop.indexOf(" by ");
        if (by < 0) {
            return "";
        }
        int begin = by + " by ".length();
        int end = begin;
        while (end < hop.length() && hop.charAt(end) != ' ' && hop.charAt(end) != ';') {
            end++;
        }
        return hop.substring(begin, end);
    }
}
