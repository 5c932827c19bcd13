package dev.ricochet.account;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The sealed secrets of one account: those in use, and those that are kept beside them until they are verified. */
final class Secrets {
    private final Map<SecretField, Kept> inUse = new EnumMap<>(SecretField.class);
    private final Map<SecretField, Kept> pending = new EnumMap<>(SecretField.class);

    /** One of them. */
    record Kept(Sealed sealed, Instant setAt) {}

    void add(SecretField field, boolean isPending, Kept kept) {
        (isPending ? pending : inUse).put(field, kept);
    }

    /** With those in place that are pending. */
    Secrets asIfVerified() {
        Secrets all = new Secrets();
        all.inUse.putAll(inUse);
        all.inUse.putAll(pending);
        return all;
    }

    boolean isAnyPending() {
        return !pending.isEmpty();
    }

    Map<SecretField, Instant> setAt() {
        return times(inUse);
    }

    Map<SecretField, Instant> pendingSince() {
        return times(pending);
    }

    Authentication authentication(SecretField field, UUID account, SecretBox box) {
        return AuthenticationBytes.read(open(field, account, box));
    }

    CallbackUrl callback(UUID account, SecretBox box) {
        String url = new String(open(SecretField.CALLBACK, account, box), StandardCharsets.UTF_8);
        return CallbackUrl.parse(url).orElseThrow();
    }

    SigningSecrets signing(UUID account, SecretBox box) {
        return text(SecretField.SIGNING, account, box)
                .map(text -> SigningSecrets.parse(text).orElseThrow())
                .orElse(SigningSecrets.NONE);
    }

    Optional<Secret> passcode(UUID account, SecretBox box) {
        return text(SecretField.PASSCODE, account, box).map(Secret::new);
    }

    /** A secret of an account, as it is sealed; empty where it has none. */
    static Optional<byte[]> bytesOf(Account account, SecretField field) {
        return switch (field) {
            case IMAP -> Optional.of(AuthenticationBytes.of(account.imap().authentication()));
            case SMTP -> Optional.of(AuthenticationBytes.of(account.smtp().authentication()));
            case CALLBACK -> Optional.of(bytes(account.callback().reveal().toString()));
            case SIGNING ->
                Optional.of(account.wire().signing().text())
                        .filter(text -> !text.isEmpty())
                        .map(Secrets::bytes);
            case PASSCODE -> account.cleverTap().flatMap(CleverTap::passcode).map(passcode -> bytes(passcode.reveal()));
        };
    }

    private Optional<String> text(SecretField field, UUID account, SecretBox box) {
        return inUse.containsKey(field)
                ? Optional.of(new String(open(field, account, box), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] open(SecretField field, UUID account, SecretBox box) {
        Kept kept = Objects.requireNonNull(inUse.get(field), () -> "no secret '" + field.word() + "'");
        return box.open(kept.sealed(), account, field);
    }

    private static Map<SecretField, Instant> times(Map<SecretField, Kept> kept) {
        Map<SecretField, Instant> times = new HashMap<>();
        kept.forEach((field, one) -> times.put(field, one.setAt()));
        return Map.copyOf(times);
    }
}
