package dev.ricochet.report;

import dev.ricochet.vocabulary.EmailAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The address in a field such as {@code Final-Recipient: rfc822; alice@example.org} (RFC 3464, 2.1.2; RFC 6533). */
final class AddressField {
    /** What may stand directly before the address. */
    private static final Set<String> OPENING = Set.of("<", "\"", "'", "`", "[", "<'", "'<", "\"<");

    /** {@code SMTP:alice@example.org}, as Exchange writes. */
    private static final Set<String> SCHEMES = Set.of("smtp:", "mailto:", "rfc822:", "rfc822;", "<smtp:", "<mailto:");

    /** What may follow it; a dot only as the last of all: else it is half an address, and of another domain. */
    private static final String CLOSING = ">)]}\"'`;(";

    /** Blanks where a fold may stand; other white space is no fold. */
    private static final Pattern AROUND_A_DOT = Pattern.compile("[ \\t]*\\.[ \\t]*");

    private static final Pattern AT_THE_ENDS = Pattern.compile("^[ \\t]+|[ \\t]+$");

    /** Longer than any address with the blanks of a few folds. */
    private static final int LONGEST_FOLDED = 2 * EmailAddress.LONGEST;

    private AddressField() {}

    static Optional<EmailAddress> parse(String field) {
        int semicolon = field.indexOf(';');
        String type = semicolon < 0 ? "" : field.substring(0, semicolon).strip().toLowerCase(Locale.ROOT);
        String value = isType(type) ? field.substring(semicolon + 1).strip() : field.strip();
        String plain = unescaped(value);
        Optional<EmailAddress> bare = EmailAddress.parse(plain).or(() -> EmailAddress.parse(joined(plain)));
        return bare.isPresent()
                ? bare
                : Addresses.first(plain, 0)
                        .filter(found -> isAlone(plain.substring(0, found.from()), plain.substring(found.to())))
                        .map(Addresses.Found::address);
    }

    /**
     * With a folded domain in one piece; of {@code J. smith@example.org} the end may be another person's, so what stands
     * before the {@code @} is left as it is.
     */
    // Final-Recipient: rfc822; alice@mail
    //  .example.org
    private static String joined(String value) {
        int at = value.lastIndexOf('@');
        if (at < 0 || value.length() > LONGEST_FOLDED) {
            return value;
        }
        String local = AT_THE_ENDS.matcher(value.substring(0, at)).replaceAll("");
        String domain = AT_THE_ENDS.matcher(value.substring(at + 1)).replaceAll("");
        return local + "@" + AROUND_A_DOT.matcher(domain).replaceAll(".");
    }

    /**
     * Whether an address is all that a value names. Of {@code john smith@example.net} the end is an address, and may be
     * another person's: such a value names nobody.
     */
    private static boolean isAlone(String before, String after) {
        String ahead = before.strip().toLowerCase(Locale.ROOT);
        String behind = after.strip();
        boolean nothingAhead = ahead.isEmpty()
                || OPENING.contains(ahead)
                || (ahead.endsWith("<") && ahead.indexOf('@') < 0)
                || SCHEMES.contains(ahead);
        // a@example.org (expanded from: b@example.org)
        String named = behind.contains("(") ? behind.substring(0, behind.indexOf('(')) : behind;
        boolean nothingBehind = behind.isEmpty()
                || behind.equals(".")
                || (CLOSING.indexOf(behind.charAt(0)) >= 0 && named.indexOf('@') < 0);
        return nothingAhead && nothingBehind;
    }

    /** {@code rfc822}, {@code utf-8}, {@code X-LOCAL}: a word, not an address with a semicolon in it. */
    private static boolean isType(String type) {
        return !type.isEmpty() && type.indexOf('@') < 0 && type.indexOf('"') < 0;
    }

    /**
     * Undoes what servers leave of two encodings: {@code \x{2b}} (RFC 6533, 3) and the only two escapes that an
     * address needs in xtext (RFC 3461, 4); a plus with other digits behind it is the address' own.
     */
    private static String unescaped(String value) {
        String text = value;
        if (text.contains("\\x{")) {
            text = unicode(text);
        }
        if (text.contains("+2B") || text.contains("+3D")) {
            text = text.replace("+2B", "+").replace("+3D", "=");
        }
        return text;
    }

    private static String unicode(String value) {
        StringBuilder out = new StringBuilder(value.length());
        int at = 0;
        while (at < value.length()) {
            int close = value.startsWith("\\x{", at) ? value.indexOf('}', at) : -1;
            if (close > at + 3 && close <= at + 9) {
                try {
                    int code = Integer.parseInt(value, at + 3, close, 16);
                    if (Character.isValidCodePoint(code)) {
                        out.appendCodePoint(code);
                        at = close + 1;
                        continue;
                    }
                } catch (NumberFormatException notHexadecimal) {
                    // stays as it is
                }
            }
            out.append(value.charAt(at++));
        }
        return out.toString();
    }
}
