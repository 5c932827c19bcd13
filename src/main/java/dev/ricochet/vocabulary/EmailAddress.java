package dev.ricochet.vocabulary;

import java.util.Locale;
import java.util.Optional;

/**
 * A mailbox address (RFC 5321, with the UTF-8 of RFC 6531). The local part keeps its case and its quotes; the domain
 * does not keep its case. Two addresses that differ only in case are asked about with {@link #key()}.
 */
public record EmailAddress(String local, String domain) {

    /** RFC 5321, 4.5.3.1.3: a path has at most 256 octets, two of which are its angle brackets. */
    public static final int LONGEST = 254;

    public EmailAddress {
        if (!isLocal(local) || !isDomain(domain) || local.length() + 1 + domain.length() > LONGEST) {
            throw new IllegalArgumentException("not an address");
        }
        domain = domain.toLowerCase(Locale.ROOT);
    }

    /** Reads a bare address, or one in angle brackets; anything around it makes it no address. */
    public static Optional<EmailAddress> parse(String text) {
        String bare = text.strip();
        if (bare.length() > 2 && bare.charAt(0) == '<' && bare.charAt(bare.length() - 1) == '>') {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        int at = bare.lastIndexOf('@');
        if (at <= 0 || at == bare.length() - 1 || bare.length() > LONGEST) {
            return Optional.empty();
        }
        String local = bare.substring(0, at);
        String domain = bare.substring(at + 1);
        return isLocal(local) && isDomain(domain) ? Optional.of(new EmailAddress(local, domain)) : Optional.empty();
    }

    /** The form that two spellings of one address share. */
    public String key() {
        return local.toLowerCase(Locale.ROOT) + "@" + domain;
    }

    /** Whether the other one is spelled like this one, but for case. */
    public boolean isSameAs(EmailAddress other) {
        return domain.equals(other.domain)
                && (local.equals(other.local)
                        || local.toLowerCase(Locale.ROOT).equals(other.local.toLowerCase(Locale.ROOT)));
    }

    /** The form for logs: {@code a…@example.com}. */
    public String redacted() {
        return local.substring(0, local.offsetByCodePoints(0, 1)) + "…@" + domain;
    }

    @Override
    public String toString() {
        return local + "@" + domain;
    }

    private static boolean isLocal(String local) {
        if (local.length() >= 2 && local.charAt(0) == '"' && local.charAt(local.length() - 1) == '"') {
            return isQuoted(local);
        }
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (!isVisible(c) || isSpecial(c)) {
                return false;
            }
        }
        return !local.isEmpty();
    }

    private static boolean isSpecial(char c) {
        return switch (c) {
            case '(', ')', '<', '>', '[', ']', ':', ';', '@', '\\', ',', '"' -> true;
            default -> false;
        };
    }

    private static boolean isQuoted(String local) {
        boolean escaped = false;
        for (int i = 1; i < local.length() - 1; i++) {
            char c = local.charAt(i);
            if ((c != ' ' && !isVisible(c)) || (c == '"' && !escaped)) {
                return false;
            }
            escaped = c == '\\' && !escaped;
        }
        return !escaped;
    }

    private static boolean isDomain(String domain) {
        if (domain.startsWith("[") && domain.endsWith("]")) {
            return domain.length() > 2
                    && domain.substring(1, domain.length() - 1).chars().allMatch(EmailAddress::isLiteral);
        }
        for (int i = 0; i < domain.length(); i++) {
            if (!isOfDomain(domain.charAt(i))) {
                return false;
            }
        }
        return !domain.isEmpty()
                && !domain.startsWith(".")
                && !domain.startsWith("-")
                && !domain.endsWith(".")
                && !domain.contains("..");
    }

    private static boolean isLiteral(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == ':' || c == '-');
    }

    private static boolean isOfDomain(int c) {
        return c < 0x80 ? Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' : isVisible(c);
    }

    /** Neither blank, nor control, nor a mark that only changes how the text around it is shown. */
    private static boolean isVisible(int c) {
        return c > 0x20
                && c != 0x7f
                && (c < 0x80
                        || switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.FORMAT,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR,
                                    Character.SPACE_SEPARATOR,
                                    Character.UNASSIGNED,
                                    Character.PRIVATE_USE -> false;
                            default -> c != 0xfffd;
                        });
    }
}
