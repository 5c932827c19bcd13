package dev.ricochet.callback;

import dev.ricochet.account.Secret;
import dev.ricochet.account.SigningSecrets;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.UUID;

/**
 * What one call carries.
 *
 * @param signing with each of these it is signed
 * @param proofs headers that say who calls
 */
public record Letter(UUID batch, String contentType, Buffer body, SigningSecrets signing, Map<String, Secret> proofs) {
    public Letter(UUID batch, String contentType, byte[] body, SigningSecrets signing) {
        this(batch, contentType, Buffer.buffer(body), signing, Map.of());
    }
}
