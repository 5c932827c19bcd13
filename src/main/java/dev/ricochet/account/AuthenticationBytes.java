package dev.ricochet.account;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** An authentication as it is sealed: its kind, then its parts. */
final class AuthenticationBytes {
    private static final String APP_PASSWORD = "app-password";
    private static final String REFRESH_TOKEN = "refresh-token";
    private static final String SERVICE_ACCOUNT = "service-account";

    private AuthenticationBytes() {}

    static byte[] of(Authentication authentication) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (authentication) {
                case Authentication.AppPassword(Secret password) -> {
                    out.writeUTF(APP_PASSWORD);
                    out.writeUTF(password.reveal());
                }
                case Authentication.RefreshToken(URI endpoint, String id, Secret clientSecret, Secret refreshToken) -> {
                    out.writeUTF(REFRESH_TOKEN);
                    out.writeUTF(endpoint.toString());
                    out.writeUTF(id);
                    out.writeUTF(clientSecret.reveal());
                    out.writeUTF(refreshToken.reveal());
                }
                case Authentication.ServiceAccount(Secret key, String subject) -> {
                    out.writeUTF(SERVICE_ACCOUNT);
                    out.writeUTF(key.reveal());
                    out.writeUTF(subject);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Authentication read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String kind = in.readUTF();
            return switch (kind) {
                case APP_PASSWORD -> new Authentication.AppPassword(new Secret(in.readUTF()));
                case REFRESH_TOKEN ->
                    new Authentication.RefreshToken(
                            URI.create(in.readUTF()), in.readUTF(), new Secret(in.readUTF()), new Secret(in.readUTF()));
                case SERVICE_ACCOUNT -> new Authentication.ServiceAccount(new Secret(in.readUTF()), in.readUTF());
                default -> throw new IllegalStateException("a later Ricochet sealed an authentication of kind " + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
