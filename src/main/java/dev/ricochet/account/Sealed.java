package dev.ricochet.account;

/** A secret that only a key can open. */
final class Sealed {
    private final String keyId;
    private final byte[] bytes;

    /** @param bytes nonce, ciphertext and tag */
    Sealed(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    String keyId() {
        return keyId;
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
