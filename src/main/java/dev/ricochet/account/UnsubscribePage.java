package dev.ricochet.account;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The page that an account's campaigns link to for whoever wants to leave, as far as it is its own.
 *
 * @param groups whether CleverTap's subscription groups are offered
 * @param title else what the page is for, in the reader's language
 * @param logo an {@code https} address
 * @param colour {@code #1f4fd8}
 */
public record UnsubscribePage(boolean groups, Optional<String> title, Optional<String> logo, Optional<String> colour) {
    public static final int LONGEST_TITLE = 100;
    public static final int LONGEST_LOGO = 500;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    // what a policy for the browser takes as the name of a place
    private static final Pattern LOGO = Pattern.compile("https://[A-Za-z0-9.-]+(:\\d{1,5})?/[A-Za-z0-9._~%/?=&-]*");

    /** What is wrong with it, in words. */
    public Optional<String> objection() {
        if (title.filter(text -> text.isBlank() || text.length() > LONGEST_TITLE)
                .isPresent()) {
            return Optional.of("title must have 1 to " + LONGEST_TITLE + " characters");
        }
        if (logo.filter(address -> !isLogo(address)).isPresent()) {
            return Optional.of("logo must be an https:// address without blanks and quotes");
        }
        return colour.filter(text -> !COLOUR.matcher(text).matches()).isPresent()
                ? Optional.of("colour must be # and six digits of a hexadecimal number")
                : Optional.empty();
    }

    /** Where the logo comes from: {@code https://cdn.example.org}. */
    public Optional<String> logoOrigin() {
        return logo.map(URI::create).map(uri -> uri.getScheme() + "://" + uri.getRawAuthority());
    }

    private static boolean isLogo(String address) {
        try {
            return address.length() <= LONGEST_LOGO
                    && LOGO.matcher(address).matches()
                    && new URI(address).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
