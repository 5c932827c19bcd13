package dev.ricochet.callback;

import dev.ricochet.account.SigningSecrets;
import io.vertx.core.buffer.Buffer;
import java.util.UUID;

/**
 * What one call carries.
 *
 * @param signing with each of these it is signed
 */
public record Letter(UUID batch, String contentType, Buffer body, SigningSecrets signing) {
    public Letter(UUID batch, String contentType, byte[] body, SigningSecrets signing) {
        this(batch, contentType, Buffer.buffer(body), signing);
    }
}
