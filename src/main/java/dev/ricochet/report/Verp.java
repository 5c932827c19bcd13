package dev.ricochet.report;

import dev.ricochet.message.Headers;
import dev.ricochet.vocabulary.EmailAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recipient in an envelope's sender, to which the report came back (Bernstein's VERP; Postfix, Mailman and ezmlm). */
final class Verp {
    private static final List<String> FIELDS = List.of("X-Original-To", "Delivered-To", "To");

    // bounces+alice=example.org@shop.example.com · news-return-4711-alice=example.org@shop.example.com
    // of news-alice-b=example.org nobody knows where the name begins: one hyphen alone parts no better than any other
    private static final Pattern FORM =
            Pattern.compile("(?:[^+=]{1,64}\\+|[^+=]{1,64}-return-\\d{1,9}-|[^-+=]{1,64}-)([^=]{1,64})=([^=]{1,190})");

    private Verp() {}

    static Optional<EmailAddress> in(Headers report) {
        for (String field : FIELDS) {
            String written = report.raw(field);
            // most addresses are no VERP
            Optional<EmailAddress> found = written.indexOf('=') < 0
                    ? Optional.empty()
                    : Addresses.first(written, 0).flatMap(address -> of(address.address()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<EmailAddress> of(EmailAddress sender) {
        Matcher form = FORM.matcher(sender.local());
        return form.matches() && form.group(2).indexOf('.') > 0
                ? EmailAddress.parse(form.group(1) + "@" + form.group(2))
                : Optional.empty();
    }
}
