package dev.ricochet.callback;

import dev.ricochet.account.Secret;
import dev.ricochet.account.SigningSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The headers by which a receiver knows who calls, as Standard Webhooks prescribe.
 *
 * <pre>webhook-id: 3f0e9a55-3c35-4a3b-9a0c-0d5d3f4c6b1a
 * webhook-timestamp: 1772359200
 * webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4= v1,…</pre>
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Nothing where there is nothing to sign with. */
    static Map<String, String> headers(Letter letter, Instant now) {
        List<Secret> secrets = letter.signing().all();
        if (secrets.isEmpty()) {
            return Map.of();
        }
        String id = letter.batch().toString();
        String timestamp = Long.toString(now.getEpochSecond());
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                String.join(
                        " ",
                        secrets.stream()
                                .map(secret ->
                                        "v1," + of(secret, head, letter.body().getBytes()))
                                .toList()));
        return headers;
    }

    private static String of(Secret secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            String key = secret.reveal().substring(SigningSecrets.PREFIX.length());
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
