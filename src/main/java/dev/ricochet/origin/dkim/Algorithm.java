package dev.ricochet.origin.dkim;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/** How a signature is made. With SHA-1 nothing is signed any more (RFC 8301). */
enum Algorithm {
    RSA_SHA256("rsa") {
        @Override
        PublicKey key(byte[] published) throws GeneralSecurityException {
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(published));
        }

        @Override
        boolean isStrong(PublicKey key) {
            return key instanceof RSAPublicKey rsa
                    && rsa.getModulus().bitLength() >= SHORTEST_RSA
                    && rsa.getModulus().bitLength() <= LONGEST_RSA
                    && rsa.getPublicExponent().bitLength() <= Long.SIZE;
        }

        @Override
        boolean verifies(PublicKey key, byte[] signed, byte[] value) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(signed);
            return signature.verify(value);
        }
    },
    /** RFC 8463: of the hash, and the record holds the 32 bytes of the key alone. */
    ED25519_SHA256("ed25519") {
        @Override
        PublicKey key(byte[] published) throws GeneralSecurityException {
            byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
            byte[] whole = new byte[head.length + published.length];
            System.arraycopy(head, 0, whole, 0, head.length);
            System.arraycopy(published, 0, whole, head.length, published.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole));
        }

        @Override
        boolean isStrong(PublicKey key) {
            return true;
        }

        @Override
        boolean verifies(PublicKey key, byte[] signed, byte[] value) throws GeneralSecurityException {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(MessageDigest.getInstance("SHA-256").digest(signed));
            return signature.verify(value);
        }
    };

    /** RFC 8301, 3.2: shorter keys have been broken at home. */
    private static final int SHORTEST_RSA = 1024;

    /** Longer ones cost more time than anybody signs with. */
    private static final int LONGEST_RSA = 8192;

    private final String keyType;

    Algorithm(String keyType) {
        this.keyType = keyType;
    }

    /** {@code a=rsa-sha256}. */
    static Optional<Algorithm> named(String name) {
        return switch (name) {
            case "rsa-sha256" -> Optional.of(RSA_SHA256);
            case "ed25519-sha256" -> Optional.of(ED25519_SHA256);
            default -> Optional.empty();
        };
    }

    /** As {@code k=} of a key's record names what it is for. */
    String keyType() {
        return keyType;
    }

    abstract PublicKey key(byte[] published) throws GeneralSecurityException;

    abstract boolean isStrong(PublicKey key);

    abstract boolean verifies(PublicKey key, byte[] signed, byte[] value) throws GeneralSecurityException;
}
