package dev.ricochet.account;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What proves to a receiver that a call is ours, as Standard Webhooks write it: {@code whsec_} and 24 to 64 bytes in
 * Base64. While one is being replaced there are two, and every call is signed with each.
 */
public record SigningSecrets(List<Secret> all) {
    public static final SigningSecrets NONE = new SigningSecrets(List.of());

    /** More are no rotation. */
    public static final int MOST = 4;

    /** Longer than any that holds. */
    public static final int LONGEST = 100;

    public static final String PREFIX = "whsec_";

    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    public SigningSecrets {
        all = List.copyOf(all);
    }

    /** Reads secrets with white space or commas between them; nothing where one of them is none. */
    public static Optional<SigningSecrets> parse(String text) {
        List<Secret> all = Arrays.stream(text.strip().split("[\\s,]+"))
                .filter(one -> !one.isEmpty())
                .map(Secret::new)
                .toList();
        return all.size() <= MOST && all.stream().allMatch(SigningSecrets::isUsable)
                ? Optional.of(new SigningSecrets(all))
                : Optional.empty();
    }

    /** As they are read, for the box that seals them. */
    String text() {
        return String.join("\n", all.stream().map(Secret::reveal).toList());
    }

    private static boolean isUsable(Secret secret) {
        String text = secret.reveal();
        if (!text.startsWith(PREFIX) || text.length() > LONGEST) {
            return false;
        }
        try {
            int length = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return length >= FEWEST_BYTES && length <= MOST_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
