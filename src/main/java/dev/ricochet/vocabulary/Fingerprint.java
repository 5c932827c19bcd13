package dev.ricochet.vocabulary;

/**
 * What one mail is recognised by wherever and however it is read again: a version and 64 hexadecimal digits of SHA-256,
 * as in {@code 1:9f86d0…}.
 */
public record Fingerprint(String value) {
    public Fingerprint {
        if (!value.matches("\\d+:[0-9a-f]{64}")) {
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
