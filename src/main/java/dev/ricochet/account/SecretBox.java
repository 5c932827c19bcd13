package dev.ricochet.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets with AES-256-GCM. Each is bound to its account and field, so that whoever can write to the table cannot
 * put one in the place of another.
 */
final class SecretBox {
    // NIST SP 800-38D: 96 random bits, good for 2^32 seals under one key
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final KeyRing ring;
    private final SecureRandom random = new SecureRandom();

    SecretBox(KeyRing ring) {
        this.ring = ring;
    }

    KeyRing ring() {
        return ring;
    }

    /** Seals under the first key, which has to be there. */
    Sealed seal(byte[] secret, UUID account, SecretField field) {
        return seal(secret, account, field.word());
    }

    /** Bound to whom it belongs to, and to what it is. */
    Sealed seal(byte[] secret, UUID owner, String field) {
        SealingKey key = ring.sealing().orElseThrow(() -> new IllegalStateException("no key to seal under"));
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, owner, field).doFinal(secret);
            return new Sealed(
                    key.id(),
                    ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** Throws {@link Unopenable}. */
    byte[] open(Sealed sealed, UUID account, SecretField field) {
        return open(sealed, account, field.word());
    }

    /** Throws {@link Unopenable}. */
    byte[] open(Sealed sealed, UUID owner, String field) {
        SealingKey key = ring.find(sealed.keyId()).orElseThrow(() -> Unopenable.without(sealed.keyId(), ring.ids()));
        byte[] all = sealed.bytes();
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(all, NONCE), owner, field)
                    .doFinal(all, NONCE, all.length - NONCE);
        } catch (AEADBadTagException e) {
            throw Unopenable.tampered(owner, field, sealed.keyId());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SealingKey key, byte[] nonce, UUID owner, String field)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("ricochet secret 1\n" + owner + "\n" + field).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
