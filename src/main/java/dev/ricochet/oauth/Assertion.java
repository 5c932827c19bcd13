package dev.ricochet.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** A service account's word that it acts for somebody: a JWT, signed with RS256 (RFC 7523). */
final class Assertion {
    /** Of all protocols of mail; the narrower ones are not for SMTP. */
    private static final String SCOPE = "https://mail.google.com/";

    /** Google takes an hour at most; it is used at once. */
    private static final Duration LASTING = Duration.ofMinutes(10);

    private static final JsonFactory JSON = new JsonFactory();

    private Assertion() {}

    static String of(ServiceAccountKey key, String subject, Instant now) {
        Map<String, Object> header = new TreeMap<>(Map.of("alg", "RS256", "typ", "JWT"));
        if (!key.id().isEmpty()) {
            header.put("kid", key.id());
        }
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss", key.email(),
                "sub", subject,
                "scope", SCOPE,
                "aud", key.tokenEndpoint().toString(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(LASTING).getEpochSecond()));
        String signed = base64(json(header)) + "." + base64(json(claims));
        return signed + "." + base64(signature(key, signed));
    }

    private static byte[] signature(ServiceAccountKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.key());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an RSA key signs", e);
        }
    }

    private static byte[] json(Map<String, Object> fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                json.writeFieldName(field.getKey());
                if (field.getValue() instanceof Long number) {
                    json.writeNumber(number);
                } else {
                    json.writeString(field.getValue().toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("into memory", e);
        }
        return bytes.toByteArray();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
