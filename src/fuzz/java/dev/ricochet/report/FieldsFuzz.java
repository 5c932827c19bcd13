package dev.ricochet.report;

import static dev.ricochet.fuzz.Invariant.holds;
import static dev.ricochet.fuzz.Invariant.same;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.ricochet.vocabulary.EmailAddress;
import dev.ricochet.vocabulary.EnhancedStatus;
import dev.ricochet.vocabulary.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Any text is a field of a report: an address, a date, a code of it stands there, and is read again as itself. */
public final class FieldsFuzz {
    private static final int MOST = 5;

    private FieldsFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        String text = new String(data, UTF_8);
        Dates.parse(text).ifPresent(FieldsFuzz::date);
        addresses(text);
        codes(text);
        words(text);
        MessageId.parse(text).ifPresent(id -> same(Optional.of(id), MessageId.parse(id.toString()), "an identifier"));
    }

    private static void date(Instant date) {
        int year = date.atZone(UTC).getYear();
        holds(year >= 99 && year <= 10_000, "a year of nobody's calendar: " + date);
        if (year >= 1000 && year < 10_000) {
            same(Optional.of(date), Dates.parse(RFC_1123_DATE_TIME.format(date.atZone(UTC))), "a date");
        }
    }

    private static void addresses(String text) {
        List<EmailAddress> all = Addresses.all(text, MOST);
        holds(all.size() <= MOST, "too many addresses");
        int from = 0;
        for (EmailAddress address : all) {
            Addresses.Found found = Addresses.first(text, from).orElseThrow();
            same(address, found.address(), "found twice");
            holds(found.from() >= from && found.from() < found.to() && found.to() <= text.length(), "out of place");
            standsIn(text.substring(found.from(), found.to()), address);
            isOne(address);
            from = found.to();
        }
        AddressField.parse(text).ifPresent(address -> {
            isOne(address);
            if (text.indexOf('\\') < 0 && text.indexOf('+') < 0) {
                // a folded domain is joined; blanks may stand on both sides of the @, and within quotes: " " @q
                String joined = text.replaceAll("\\s+", "") + '\n' + text.replaceAll("\\s*@\\s*", "@");
                standsIn(text + '\n' + joined, address);
            }
        });
    }

    private static void isOne(EmailAddress address) {
        same(Optional.of(address), EmailAddress.parse(address.toString()), "an address");
        holds(address.toString().length() <= EmailAddress.LONGEST, "an address too long");
        holds(address.toString().chars().allMatch(c -> c >= ' ' && c != 0x7f), "a control character in an address");
        holds(!address.redacted().isEmpty(), "nothing for logs");
        same(address.key(), address.key().toLowerCase(Locale.ROOT), "a key in capitals");
    }

    private static void standsIn(String text, EmailAddress address) {
        holds(text.contains(address.local() + "@"), "an address that is not in the text");
        holds(text.toLowerCase(Locale.ROOT).contains(address.domain()), "a domain that is not in the text");
    }

    private static void codes(String text) {
        String line = Words.folded(text);
        Diagnosis diagnosis = Diagnosis.of(line);
        same(diagnosis, Diagnosis.of(line), "read twice");
        diagnosis
                .reply()
                .ifPresent(reply -> holds(line.startsWith(reply.toString(), diagnosis.begin()), "no such reply"));
        holds(diagnosis.reply().isPresent() == diagnosis.begin() >= 0, "a place without a reply");
        diagnosis.status().ifPresent(status -> stands(line, status));
        EnhancedStatus.in(line).ifPresent(status -> stands(line, status));
    }

    private static void stands(String line, EnhancedStatus status) {
        // 5.1.01 is 5.1.1
        holds(line.contains(status.kind() + "."), "no such class");
        holds(line.contains(Integer.toString(status.detail())), "no such detail");
    }

    private static void words(String text) {
        String folded = Words.folded(text);
        holds(folded.length() <= RecipientOutcome.LONGEST_DIAGNOSTIC, "too long a line");
        same(folded, Words.folded(folded), "folded twice");
        holds(folded.indexOf('\n') < 0 && !folded.contains("  "), "not folded");
        holds(Markup.toText(text).length() <= 2 * text.length(), "markup grows");
    }
}
