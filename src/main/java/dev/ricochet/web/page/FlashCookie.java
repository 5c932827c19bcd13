package dev.ricochet.web.page;

import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Flash} to the next page; sealed with the key of the forms, so that nobody else puts words there. */
final class FlashCookie {
    static final String NAME = "ricochet-flash";

    private static final int MOST_SECONDS = 60;
    private static final int LONGEST = 1_000;
    private static final Pattern FORM = Pattern.compile("([A-Z]+)\\.([A-Za-z0-9_-]{1,4000})\\.([A-Za-z0-9_-]{43})");

    private FlashCookie() {}

    static NewCookie of(Flash flash, String formKey) {
        String words = flash.words().substring(0, Math.min(flash.words().length(), LONGEST));
        String text = flash.kind() + "." + encoded(words.getBytes(StandardCharsets.UTF_8));
        return cookie(text + "." + seal(text, formKey), MOST_SECONDS);
    }

    static NewCookie none() {
        return cookie("", 0);
    }

    static Optional<Flash> read(@Nullable String value, String formKey) {
        if (value == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(value);
        if (!form.matches() || !isSealed(form, formKey)) {
            return Optional.empty();
        }
        byte[] words = Base64.getUrlDecoder().decode(form.group(2));
        return Optional.of(new Flash(Flash.Kind.valueOf(form.group(1)), new String(words, StandardCharsets.UTF_8)));
    }

    private static boolean isSealed(Matcher form, String formKey) {
        byte[] right = seal(form.group(1) + "." + form.group(2), formKey).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, form.group(3).getBytes(StandardCharsets.US_ASCII));
    }

    private static NewCookie cookie(String value, int seconds) {
        return new NewCookie.Builder(NAME)
                .value(value)
                .path("/")
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .maxAge(seconds)
                .build();
    }

    private static String seal(String text, String formKey) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("flash " + formKey).getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
            return encoded(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
