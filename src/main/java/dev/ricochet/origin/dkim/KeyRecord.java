package dev.ricochet.origin.dkim;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code v=DKIM1; k=rsa; p=MIIB…}: a key as DNS publishes it (RFC 6376, 3.6.1). */
record KeyRecord(Tags tags) {
    /** An RSA key of 8192 bits takes 1,400. */
    private static final int LONGEST = 4000;

    /** Empty where it is none, and where it is only being tried: such a mail is to be taken for unsigned. */
    static Optional<KeyRecord> in(String text) {
        return text.length() > LONGEST
                ? Optional.empty()
                : Tags.in(text)
                        .filter(tags -> tags.word("v", "dkim1").equals("dkim1"))
                        .map(KeyRecord::new)
                        .filter(key -> !key.flags().contains("y"));
    }

    boolean isFor(Algorithm algorithm) {
        List<String> services = tags.words("s", "*");
        return tags.word("k", "rsa").equals(algorithm.keyType())
                && tags.words("h", "sha256").contains("sha256")
                && (services.contains("*") || services.contains("email"));
    }

    /** {@code t=s}: not in the name of domains below its own. */
    boolean signsForItsDomainAlone() {
        return flags().contains("s");
    }

    /** Empty where the key was withdrawn. */
    Optional<byte[]> bytes() {
        String published = tags.get("p");
        return published.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(published));
    }

    private List<String> flags() {
        return tags.words("t", "");
    }
}
