package dev.ricochet.origin.dkim;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;

/** Signs headers as a mail server does, with a key of its own. */
public final class Signer {
    private final KeyPair keys;
    private final String algorithm;
    private final String tags;

    private Signer(KeyPair keys, String algorithm, String tags) {
        this.keys = keys;
        this.algorithm = algorithm;
        this.tags = tags;
    }

    /** @param bits 0 stands for Ed25519 */
    public static Signer with(int bits, String tags) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(bits == 0 ? "Ed25519" : "RSA");
            if (bits > 0) {
                generator.initialize(bits);
            }
            return new Signer(generator.generateKeyPair(), bits == 0 ? "ed25519-sha256" : "rsa-sha256", tags);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key, with other tags. */
    public Signer saying(String other) {
        return new Signer(keys, algorithm, other);
    }

    /** What DNS has of the key. */
    public String record() {
        byte[] encoded = keys.getPublic().getEncoded();
        boolean rsa = algorithm.startsWith("rsa");
        byte[] published = rsa ? encoded : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return "v=DKIM1; k=" + (rsa ? "rsa" : "ed25519") + "; p="
                + Base64.getEncoder().encodeToString(published);
    }

    /** The headers with a signature on top; of each name in {@code h} there is one field, unfolded, or none. */
    public String sign(String headers, String h) {
        boolean relaxed = tags.contains("c=relaxed");
        String own = "DKIM-Signature: v=1; a=" + algorithm + "; " + tags + "; h=" + h
                + ";\r\n\tbh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=";
        String signed = Arrays.stream(h.split(":", -1))
                .map(String::strip)
                .distinct()
                .flatMap(name -> headers.lines()
                        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")))
                .map(line -> (relaxed ? relaxed(line) : line) + "\r\n")
                .collect(Collectors.joining());
        byte[] bytes = (signed + (relaxed ? relaxed(own) : own)).getBytes(StandardCharsets.ISO_8859_1);
        return own
                + Base64.getMimeEncoder(60, "\r\n\t".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(signature(bytes))
                + "\r\n" + headers;
    }

    private static String relaxed(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).toLowerCase(Locale.ROOT) + ":"
                + field.substring(colon + 1).replaceAll("\\s+", " ").strip();
    }

    private byte[] signature(byte[] bytes) {
        try {
            boolean rsa = algorithm.startsWith("rsa");
            Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(rsa ? bytes : MessageDigest.getInstance("SHA-256").digest(bytes));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
