package dev.ricochet.account;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An authentication as it is sealed: its kind, then its parts. */
final class AuthenticationBytes {
    private static final String APP_PASSWORD = "app-password";

    private AuthenticationBytes() {}

    static byte[] of(Authentication authentication) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (authentication) {
                case Authentication.AppPassword(Secret password) -> {
                    out.writeUTF(APP_PASSWORD);
                    out.writeUTF(password.reveal());
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
                default -> throw new IllegalStateException("a later Ricochet sealed an authentication of kind " + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
