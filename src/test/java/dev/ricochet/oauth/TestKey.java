package dev.ricochet.oauth;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** A service account's key that was made for a test. */
public final class TestKey {
    static final KeyPair PAIR = pair();

    private TestKey() {}

    /** As it stands in Google's JSON, its line ends written as two characters. */
    public static String pem() {
        return "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"
                .formatted(Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded()));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
