package dev.ricochet.vocabulary;

import java.util.regex.Pattern;

/**
 * What one mail is recognised by wherever and however it is read again: a version and 64 hexadecimal digits of SHA-256,
 * as in {@code 1:9f86d0…}.
 */
public record Fingerprint(String value) {
    private static final Pattern FORM = Pattern.compile("\\d+:[0-9a-f]{64}");

    public Fingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a fingerprint");
        }
    }

    /** The form for logs: enough to find a mail by. */
    public String brief() {
        return value.substring(value.indexOf(':') + 1, value.indexOf(':') + 13);
    }

    @Override
    public String toString() {
        return value;
    }
}
