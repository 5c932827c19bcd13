package dev.ricochet.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An API token as its owner holds it: a prefix by which scanners for leaked secrets know it, 256 random bits, and a
 * checksum, so that a mistyped one is known without the database. It prints as dots.
 */
public final class TokenText {
    private static final String PREFIX = "rct_";
    private static final int BITS = 256;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** 2^256 has 43 digits of 62. */
    private static final int RANDOM_LENGTH = 43;

    private static final int CHECK_LENGTH = 6;
    private static final int LENGTH = PREFIX.length() + RANDOM_LENGTH + CHECK_LENGTH;

    private final String value;

    private TokenText(String value) {
        this.value = value;
    }

    static TokenText random(SecureRandom random) {
        String body = PREFIX + digits(new BigInteger(BITS, random), RANDOM_LENGTH);
        return new TokenText(body + check(body));
    }

    /** Whether it is one of ours, or was before somebody mistyped it. */
    static boolean isMeantToBe(String text) {
        return text.startsWith(PREFIX);
    }

    /** Empty for what no token looks like. */
    static Optional<TokenText> parse(String text) {
        if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String body = text.substring(0, LENGTH - CHECK_LENGTH);
        return text.endsWith(check(body)) ? Optional.of(new TokenText(text)) : Optional.empty();
    }

    /** For the one answer in which its owner sees it. */
    public String reveal() {
        return value;
    }

    /** What is kept of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "••••••••";
    }

    private static String check(String body) {
        CRC32 sum = new CRC32();
        sum.update(body.getBytes(StandardCharsets.UTF_8));
        return digits(BigInteger.valueOf(sum.getValue()), CHECK_LENGTH);
    }

    private static String digits(BigInteger number, int length) {
        BigInteger base = BigInteger.valueOf(DIGITS.length());
        StringBuilder digits = new StringBuilder(length);
        BigInteger rest = number;
        for (int i = 0; i < length; i++) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            digits.append(DIGITS.charAt(parts[1].intValueExact()));
            rest = parts[0];
        }
        return digits.reverse().toString();
    }
}
