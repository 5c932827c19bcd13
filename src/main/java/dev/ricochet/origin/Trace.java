package dev.ricochet.origin;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the way of a mail tells of its writer.
 *
 * @param statement the topmost one that stands directly under the {@code Received} of the very server that signs it; what
 *     stands lower, or elsewhere, was written by the sender
 * @param from who it says wrote it
 * @param returnable whether answers go anywhere; those of a mail server do not ({@code Return-Path: <>})
 */
public record Trace(Optional<AuthenticationResults> statement, Optional<EmailAddress> from, boolean returnable) {
    public static final Trace NONE = new Trace(Optional.empty(), Optional.empty(), true);

    // Received: from mail-sor-f69.google.com (…) by mx.google.com with SMTPS id …
    private static final Pattern BY = Pattern.compile("(?:^|\\s)by\\s+([^\\s;()]+)", Pattern.CASE_INSENSITIVE);

    public static Trace of(Headers headers) {
        return new Trace(
                statementIn(headers),
                from(headers),
                !headers.raw("Return-Path").replace(" ", "").equals("<>"));
    }

    private static Optional<AuthenticationResults> statementIn(Headers headers) {
        String by = "";
        boolean answered = false;
        for (int i = 0; i < headers.size(); i++) {
            String name = headers.name(i).toLowerCase(Locale.ROOT);
            if (name.equals("received")) {
                by = by(headers.value(i));
                answered = false;
            } else if (name.equals("authentication-results") && !answered) {
                answered = true;
                AuthenticationResults results = AuthenticationResults.parse(headers.value(i));
                if (!by.isEmpty() && results.authservId().equals(by)) {
                    return Optional.of(results);
                }
            }
        }
        return Optional.empty();
    }

    private static String by(String received) {
        Matcher by = BY.matcher(received);
        return by.find() ? by.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static Optional<EmailAddress> from(Headers headers) {
        if (headers.all("From").size() != 1) {
            return Optional.empty();
        }
        String from = headers.raw("From");
        int open = from.lastIndexOf('<');
        return EmailAddress.parse(open < 0 ? from : from.substring(open));
    }
}
