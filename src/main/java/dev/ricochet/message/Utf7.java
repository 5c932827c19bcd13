package dev.ricochet.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** UTF-7 (RFC 2152), which old mail uses and Java does not know. */
final class Utf7 {
    private Utf7() {}

    static String decode(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '+') {
                out.append(c);
                at++;
                continue;
            }
            int end = at + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            if (end == at + 1) {
                out.append('+');
            } else {
                out.append(shifted(text.substring(at + 1, end)));
            }
            at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return out.toString();
    }

    private static String shifted(String base64) {
        // one letter left over cannot be a byte
        String whole = base64.length() % 4 == 1 ? base64.substring(0, base64.length() - 1) : base64;
        byte[] units = Base64.getDecoder().decode(whole.replace("=", ""));
        return new String(units, 0, units.length & ~1, StandardCharsets.UTF_16BE);
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }
}
