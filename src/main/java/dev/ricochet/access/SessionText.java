package dev.ricochet.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A session as a browser holds it: 256 random bits. It prints as dots. */
public final class SessionText {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String value;

    private SessionText(String value) {
        this.value = value;
    }

    static SessionText random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new SessionText(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for what no session looks like. */
    static Optional<SessionText> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionText(text)) : Optional.empty();
    }

    /** For the one answer that gives it to the browser. */
    public String reveal() {
        return value;
    }

    /** What is kept of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What stands in every form that is shown within it, and nobody else can make. */
    String formKey() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(), mac.getAlgorithm()));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("form".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "••••••••";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
