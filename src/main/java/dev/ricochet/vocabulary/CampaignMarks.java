package dev.ricochet.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What tells campaign mail from what people write by themselves: one of CleverTap's headers, or what an operator names
 * besides.
 *
 * @param header a header that all campaign mail carries
 * @param from what it is sent from, with {@code *} for anything: {@code *@news.example.org}
 */
public record CampaignMarks(Optional<String> header, Optional<String> from) {
    /** What CleverTap wants to have back unchanged. */
    public static final String META = "X-CleverTap_META";

    public static final List<String> CLEVERTAP = List.of(META, "X-CLEVERTAP_METADATA", "X-Nep-Ff");

    /** CleverTap's alone. */
    public static final CampaignMarks USUAL = new CampaignMarks(Optional.empty(), Optional.empty());

    /**
     * Whom the campaign mailed, by what it wants to have back.
     *
     * <pre>alice@example.org|1568798080|1730714617|20261103|0|wzrk_default|-17005907|</pre>
     */
    public static Optional<EmailAddress> mailed(String meta) {
        int end = meta.indexOf('|');
        return end < 0 ? Optional.empty() : EmailAddress.parse(meta.substring(0, end));
    }

    /** RFC 5322, 2.2: letters, digits and signs, no colon. */
    public static boolean isHeader(String name) {
        return !name.isEmpty()
                && name.length() <= 76
                && name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':' && "\"()[]{}\\%*".indexOf(c) < 0);
    }

    /** An address, or parts of one with {@code *} between. */
    public static boolean isPattern(String from) {
        return from.length() >= 3
                && from.length() <= EmailAddress.LONGEST
                && from.indexOf('@') >= 0
                && from.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    /** All that would mark a mail by being there. */
    public List<String> headers() {
        List<String> headers = new ArrayList<>(CLEVERTAP);
        header.ifPresent(headers::add);
        return headers;
    }

    /** @param has whether the mail carries a header of this name */
    public boolean areOn(Predicate<String> has, Optional<EmailAddress> author) {
        return headers().stream().anyMatch(has)
                || from.isPresent()
                        && author.filter(address -> fits(address, from.get())).isPresent();
    }

    private static boolean fits(EmailAddress author, String pattern) {
        List<String> parts = List.of(pattern.toLowerCase(Locale.ROOT).split("\\*", -1));
        String address = author.key();
        if (parts.size() == 1) {
            return address.equals(parts.getFirst());
        }
        int end = address.length() - parts.getLast().length();
        int at = address.startsWith(parts.getFirst()) ? parts.getFirst().length() : address.length() + 1;
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = address.indexOf(part, at);
            at = found < 0 ? address.length() + 1 : found + part.length();
        }
        return at <= end && address.endsWith(parts.getLast());
    }
}
