package dev.ricochet.oauth;

import dev.ricochet.account.Secret;
import dev.ricochet.oauth.NoToken.Cause;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;

/**
 * What stands in the file that Google makes for a service account.
 *
 * @param email the account's own name
 * @param id of the key, since an account may have several; may be empty
 */
public record ServiceAccountKey(String email, String id, PrivateKey key, URI tokenEndpoint) {
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";

    public static ServiceAccountKey read(Secret file) throws NoToken {
        Map<String, String> fields = FlatJson.fields(file.reveal()).orElseThrow(() -> unusable("is no JSON object"));
        try {
            return new ServiceAccountKey(
                    field(fields, "client_email"),
                    fields.getOrDefault("private_key_id", ""),
                    privateKey(field(fields, "private_key")),
                    new URI(fields.getOrDefault("token_uri", GOOGLE)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unusable("has no RSA key in private_key");
        } catch (URISyntaxException e) {
            throw unusable("has no address in token_uri");
        }
    }

    // a key of the JDK prints what it is made of
    @Override
    public String toString() {
        return "the key of " + email;
    }

    private static String field(Map<String, String> fields, String name) throws NoToken {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) {
            throw unusable("has no " + name);
        }
        return value;
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    // without the cause, whose words may repeat what was read
    private static NoToken unusable(String what) {
        return new NoToken(Cause.KEY_REFUSED, "the service account's key " + what);
    }
}
