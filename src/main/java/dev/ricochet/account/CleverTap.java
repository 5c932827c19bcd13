package dev.ricochet.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The account's project in CleverTap, where more than the callback is needed: its API and its unsubscribe page.
 *
 * @param passcode for the API; the page needs none
 * @param page where Ricochet serves it
 */
public record CleverTap(Region region, String accountId, Optional<Secret> passcode, Optional<UnsubscribePage> page) {
    // CleverTap's dashboard shows TEST-W8W-6WR-846Z
    private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9-]{4,60}");

    public CleverTap {
        if (!isAccountId(accountId)) {
            throw new IllegalArgumentException("not an account id");
        }
    }

    /** Where CleverTap keeps the project. */
    public enum Region {
        EU1("api.clevertap.com"),
        IN1("in1.api.clevertap.com"),
        SG1("sg1.api.clevertap.com"),
        US1("us1.api.clevertap.com"),
        APS3("aps3.api.clevertap.com"),
        MEC1("mec1.api.clevertap.com"),
        SK1("sk1.api.clevertap.com");

        private final String apiHost;

        Region(String apiHost) {
            this.apiHost = apiHost;
        }

        public String apiHost() {
            return apiHost;
        }

        /** As CleverTap writes it, in the addresses of dashboards and in its SDK. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Region> of(String word) {
            return Stream.of(values())
                    .filter(region -> region.word().equals(word))
                    .findFirst();
        }
    }

    public static boolean isAccountId(String text) {
        return ACCOUNT_ID.matcher(text).matches();
    }
}
